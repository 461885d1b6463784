'use client';

import { useState } from 'react';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { foundName, foundWhere, type Proposals, partsIn } from '#lib/domain/discovery/proposal.ts';
import { answerKey } from '#lib/domain/discovery/propose.ts';
import { PlaceForm } from './place-form.tsx';
import type { Arranging } from './use-arrangement.ts';

/** More than these stand behind "Show all". */
const MOST_SHOWN = 8;

/** Everything that was seen and is left out, with its reason. */
export function LeftOutTable(props: { readonly proposals: Proposals; readonly arranging: Arranging }) {
  const t = useWords();
  const [all, setAll] = useState(false);
  const { proposals, arranging } = props;
  const { questions, leftOut, systems } = proposals;
  if (leftOut.length === 0) return null;
  return (
    <>
      <h2 className="section-head font-semibold">
        {t('addSystem.leftOut')}
        <span className="font-normal text-t2">
          {t('addSystem.leftOutOf', {
            n: leftOut.length,
            all: leftOut.length + questions.length + partsIn(proposals),
          })}
        </span>
        {leftOut.length > MOST_SHOWN && (
          <button
            type="button"
            className="discovery-edit link ml-auto font-normal"
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {t(all ? 'addSystem.showFewer' : 'addSystem.showAll')}
          </button>
        )}
      </h2>
      <ul>
        {(all ? leftOut : leftOut.slice(0, MOST_SHOWN)).map(({ found, why }) => (
          <li key={answerKey(found)} className="discovery-left-out">
            <span className="mono [overflow-wrap:anywhere]">
              <PlainText text={foundName(found)} />
            </span>
            <span className="mono text-t2">{foundWhere(found).account}</span>
            <span className="text-t2">{t(`addSystem.leftOutWhy.${why}`)}</span>
            <PlaceForm
              word={t('addSystem.edit.place')}
              about={foundName(found)}
              fields={[
                { name: 'system', value: '', known: systems.map(({ name }) => name) },
                { name: 'environment', value: '', known: environmentNames(proposals) },
              ]}
              save={(placement) => arranging.place(found, placement)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

const environmentNames = ({ systems }: Proposals): readonly string[] => [
  ...new Set(systems.flatMap(({ environments }) => environments.map(({ name }) => name))),
];
