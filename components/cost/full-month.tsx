import { useView, useWords } from '#components/words/use-words.ts';
import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import { watched } from '#lib/domain/cost/watched.ts';
import type { Instant } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';
import { money } from '#lib/words/money.ts';

const DAY_MS = 86_400_000;

type Props = {
  readonly estimate: CostEstimate;
  readonly asOf: Instant;
  /** The full month itself stands elsewhere: the days alone. */
  readonly bare?: boolean;
};

/**
 * What stands beside a forecast wherever one is shown: what a whole month costs at the rate so far, and of how many
 * days that is known. A month watched from its first day on needs neither.
 */
export function FullMonth({ estimate, asOf, bare = false }: Props) {
  const t = useWords();
  const { locale } = useView();
  const { days, of, fromStart } = watched(estimate, asOf);
  const { fullMonth } = estimate;
  const shown = days.toLocaleString(locale, { maximumFractionDigits: 1 });
  return (
    <>
      {!bare && fullMonth !== undefined && <span>{t('cost.fullMonth', { usd: money(fullMonth) })}</span>}
      {!bare && fullMonth !== undefined && !fromStart && ' · '}
      {!fromStart && (
        <span>
          {days < 1
            ? t('cost.watchedFor', { age: ageWords(t, days * DAY_MS), of })
            : t('cost.watchedDays', { days: shown, of })}
        </span>
      )}
    </>
  );
}
