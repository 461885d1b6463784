'use client';

import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { foundName, foundWhere, type Proposals } from '#lib/domain/discovery/proposal.ts';

/** Everything that was seen and not placed, with its reason: what is asked about first. */
export function LeftOutTable({ proposals: { questions, leftOut } }: { readonly proposals: Proposals }) {
  const t = useWords();
  const rows = [
    ...questions.map(({ found, system }) => ({ found, why: t('addSystem.question', { system }) })),
    ...leftOut.map(({ found, why }) => ({ found, why: t(`addSystem.leftOutWhy.${why}`) })),
  ];
  if (rows.length === 0) return null;
  return (
    <>
      <h2 className="section-head font-semibold">
        {t('addSystem.leftOut')} <span className="font-normal text-t2">{rows.length}</span>
      </h2>
      <ul>
        {rows.map(({ found, why }) => (
          <li
            key={`${foundWhere(found).account} ${foundWhere(found).region} ${foundName(found)}`}
            className="discovery-left-out"
          >
            <span className="mono [overflow-wrap:anywhere]">
              <PlainText text={foundName(found)} />
            </span>
            <span className="mono text-t2">{foundWhere(found).account}</span>
            <span className="text-t2">{why}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
