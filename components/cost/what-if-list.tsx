import { Check } from 'lucide-react';
import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import { afterPress, type WhatIf } from '#lib/domain/cost/what-if.ts';
import type { WhatIfEdit } from '#lib/domain/cost/what-if-edits.ts';
import { compact } from '#lib/words/figures.ts';
import { money, signedMoney } from '#lib/words/money.ts';
import { EditLines } from './edit-lines.tsx';

type Props = {
  readonly asked: readonly WhatIf[];
  readonly on: readonly WhatIf[];
  readonly fullMonth: number | undefined;
  readonly editsOf: (question: WhatIf) => readonly WhatIfEdit[];
  /** The address with these ticks. */
  readonly hrefOf: (ticks: string) => string;
};

/** What could be decided otherwise, each with its assumption; the ticks live in the address. */
export function WhatIfList({ asked, on, fullMonth, editsOf, hrefOf }: Props) {
  const t = useWords();
  const changes = on.map(({ change }) => change);
  const known = changes.every(({ state }) => state === 'known');
  const sum = changes.reduce((total, each) => total + (each.state === 'known' ? each.usdPerMonth : 0), 0);
  return (
    <section className="border-t border-line2 px-5 py-3">
      <div className="flex items-baseline gap-2">
        <h2 className="font-semibold">{t('cost.whatIf.title')}</h2>
        <span className="ml-auto text-label text-t3">{t('cost.whatIf.note')}</span>
      </div>
      {asked.length === 0 && <p className="text-t2">{t('cost.whatIf.none')}</p>}
      <ul>
        {asked.map((each) => (
          <Question key={each.id} question={each} on={on} edits={editsOf(each)} hrefOf={hrefOf} />
        ))}
      </ul>
      {fullMonth !== undefined && (
        <p className="flex items-baseline gap-2 pt-2">
          <span className="text-t2">{t('cost.whatIf.total', { n: on.length })}</span>
          <b className="ml-auto text-[15px]">{known ? money(fullMonth + sum) : t('cost.unknown')}</b>
        </p>
      )}
      <p className="text-second text-t3">{t('cost.whatIf.foot')}</p>
    </section>
  );
}

function Question({
  question,
  on,
  edits,
  hrefOf,
}: Pick<Props, 'on' | 'hrefOf'> & {
  readonly question: WhatIf;
  readonly edits: readonly WhatIfEdit[];
}) {
  const t = useWords();
  const { id, change, params } = question;
  const isOn = on.some((each) => each.id === id);
  const figures = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, compact(value)]));
  return (
    <li className="border-b border-line1">
      <Link
        href={hrefOf(afterPress(on, question))}
        scroll={false}
        prefetch={false}
        aria-current={isOn ? 'true' : undefined}
        className="what-if"
      >
        <span className="what-if-box" aria-hidden="true">
          {isOn && <Check size={12} strokeWidth={3} />}
        </span>
        <span>
          <span className="font-semibold">{t(`cost.whatIf.${id}`)}</span>
          <span className="block text-second text-t3">
            {t(`cost.whatIf.why.${id}`, figures)}
            {change.state === 'unknown' && ` (${t(`cost.whatIf.${change.why}`)})`}
          </span>
        </span>
        <span className="ml-auto whitespace-nowrap text-right font-semibold">
          {change.state === 'known' ? (
            signedMoney(change.usdPerMonth)
          ) : (
            <span className="text-unknown-ink">{t('cost.unknown')}</span>
          )}
        </span>
      </Link>
      <EditLines edits={edits} />
    </li>
  );
}
