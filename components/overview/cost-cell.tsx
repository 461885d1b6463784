import Link from 'next/link';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { CostEstimate, EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { type Known, shownValue } from '#lib/domain/reading.ts';
import { days, type Instant } from '#lib/domain/time.ts';
import { failureWord } from '#lib/words/failure.ts';
import { money } from '#lib/words/money.ts';
import { CostBar } from './cost-bar.tsx';

/** Of fewer days than this a forecast says how long somebody has watched, not what a month costs. */
const FORECAST_FROM = days(3);

/** Watched for so short a time that a full month at this rate is told in place of a forecast. */
export const isYoungCost = ({ fullMonth, usageSince }: CostEstimate, now: Instant): boolean =>
  fullMonth !== undefined && now - usageSince < FORECAST_FROM;

type Props = {
  readonly cost: Known<EnvironmentCost>;
  /** The cost page, where lines without a price are named. */
  readonly href: string;
  readonly now: Instant;
  readonly budgetUsd?: number;
};

/** What a month costs, against the budget's tick: to date and forecast, or a full month while few days are known. */
export function CostCell(props: Props) {
  const t = useWords();
  const { cost, budgetUsd, now, href } = props;
  const shown = cost && shownValue(cost);
  if (!cost || !shown) {
    return (
      <div className="cell-cost text-t3">
        {cost?.state === 'failed' ? failureWord(t, cost.failure) : t('panel.neverRead')}
      </div>
    );
  }
  const { estimate } = shown.value;
  const { monthToDate, forecast, fullMonth, unknownLines } = estimate;
  const young = isYoungCost(estimate, now);
  const month = young && fullMonth !== undefined ? fullMonth : forecast;
  return (
    <div className="cell-cost">
      {young ? (
        <p>
          <b>{money(month)}</b> <span className="text-label text-t3">{t('overview.fullMonth')}</span>
        </p>
      ) : (
        <p>
          <b>{money(monthToDate)}</b> <span className="text-t2">{`→ ${money(month)}`}</span>{' '}
          <span className="only-wide text-label text-t3">{t('cost.forecast')}</span>
        </p>
      )}
      <div className="only-wide">
        <CostBar monthToDate={monthToDate} forecast={month} budgetUsd={budgetUsd} />
        <p className="board-note">
          {young && `${t('overview.soFar', { usd: money(monthToDate) })} · `}
          {budgetUsd !== undefined && `${t('cost.budget', { usd: `$${budgetUsd}` })} · `}
          <Age
            at={shown.asOf}
            {...(cost.state === 'ready' ? { freshFor: cost.freshFor } : { freshFor: 0 })}
          />
        </p>
        {unknownLines > 0 && (
          <Link className="board-note underline" href={href} prefetch={false}>
            {t('overview.withoutPrice', { n: unknownLines })}
          </Link>
        )}
      </div>
    </div>
  );
}
