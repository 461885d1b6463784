import { TriangleAlert } from 'lucide-react';
import { useView, useWords } from '#components/words/use-words.ts';
import {
  type Anomalies,
  type Anomaly,
  LEAST_DAYS,
  LEAST_USD,
  LOOKED_BACK_DAYS,
} from '#lib/domain/cost/anomaly.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { dayMonth } from '#lib/words/moments.ts';
import { money } from '#lib/words/money.ts';
import { timesWords } from '#lib/words/times.ts';
import type { Translate } from '#lib/words/translate.ts';
import { wordOr } from '#lib/words/word-or.ts';

type Props = {
  readonly of: Anomalies;
  /** Runs that began to change AWS, by their moment. */
  readonly applied: readonly { readonly at: number; readonly number: number }[];
};

const DAY_MS = 86_400_000;

/** What cost more on the newest whole day than in its four weeks, each with what is usual and why; or why nobody can say. */
export function AnomalyNote({ of, applied }: Props) {
  const t = useWords();
  const { locale } = useView();
  if (of.state === 'none') return null;
  const rule = { days: LOOKED_BACK_DAYS, usd: money(LEAST_USD), least: LEAST_DAYS };
  if (of.state === 'too-few')
    return <p className="cost-reconcile">{t('cost.anomaly.tooFew', { ...rule, n: of.known })}</p>;
  const day = dayMonth(parseInstant(of.day), 'UTC', locale);
  if (of.found.length === 0)
    return <p className="cost-reconcile">{t('cost.anomaly.nothing', { ...rule, day, n: of.of })}</p>;
  const services = of.found.filter(({ line }) => line === undefined);
  const more = services.reduce((sum, { usd, usual }) => sum + usd - usual, 0);
  const start = parseInstant(of.day);
  const runs = applied.filter(({ at }) => at >= start - DAY_MS && at < start + DAY_MS);
  return (
    <section aria-labelledby="anomaly" className="cost-anomaly">
      <h2 id="anomaly" className="flex items-baseline gap-2 font-semibold">
        <TriangleAlert size={14} aria-hidden="true" className="shrink-0 self-center text-degraded-ink" />
        {t('cost.anomaly.title', { day, usd: money(more) })}
      </h2>
      <ul>
        {of.found.map((each) => (
          <li
            key={`${each.service} ${each.line}`}
            className={each.line === undefined ? 'font-semibold' : 'pl-4'}
          >
            {each.line === undefined ? each.service : wordOr(t, 'cost.item', each.line)}{' '}
            <span className="font-normal text-t2">
              {t('cost.anomaly.against', {
                usd: money(each.usd),
                usual: money(each.usual),
                most: money(each.most),
              })}
              {each.line !== undefined && ` · ${whyWords(t, each)}`}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-second text-t3">
        {runs.length > 0 &&
          `${t('cost.anomaly.runs', { runs: runs.map(({ number }) => `#${number}`).join(', ') })} `}
        {t('cost.anomaly.rule', { ...rule, n: of.of })}
      </p>
    </section>
  );
}

function whyWords(t: Translate, { why }: Anomaly): string {
  if (why.code !== 'more') return t(`cost.anomaly.why.${why.code}`);
  return timesWords(t, why.ratio, why.unit);
}
