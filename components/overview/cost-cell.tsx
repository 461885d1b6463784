import Link from 'next/link';
import { FullMonth } from '#components/cost/full-month.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { aMonthOf, isWatchedInPart } from '#lib/domain/cost/watched.ts';
import { type Known, shownValue } from '#lib/domain/reading.ts';
import { failureWord } from '#lib/words/failure.ts';
import { money } from '#lib/words/money.ts';
import { CostBar } from './cost-bar.tsx';

type Props = {
  readonly cost: Known<EnvironmentCost>;
  /** The cost page, where unknown lines say why. */
  readonly href: string;
  readonly budgetUsd?: number;
};

/** What a month costs, against the budget's tick: to date and forecast, or a full month where a part of it was watched. */
export function CostCell({ cost, budgetUsd, href }: Props) {
  const t = useWords();
  const shown = cost && shownValue(cost);
  if (!cost || !shown) {
    return (
      <div className="cell-cost text-t3">
        {cost?.state === 'failed' ? failureWord(t, cost.failure) : t('panel.neverRead')}
      </div>
    );
  }
  const { estimate } = shown.value;
  const { monthToDate, forecast, unknownLines } = estimate;
  const inPart = isWatchedInPart(estimate, shown.asOf);
  // A few days are never held against a month's budget.
  const aMonth = aMonthOf(estimate, shown.asOf);
  return (
    <div className="cell-cost">
      {aMonth === undefined ? (
        <p className="text-t2">{t('overview.soFar', { usd: money(monthToDate) })}</p>
      ) : inPart ? (
        <p>
          <b>{money(aMonth)}</b>{' '}
          <span className="block text-label text-t3 tablet:inline">{t('overview.fullMonth')}</span>
        </p>
      ) : (
        <p>
          <b>{money(monthToDate)}</b> <span className="text-t2">{`→ ${money(forecast)}`}</span>{' '}
          <span className="only-wide text-label text-t3">{t('cost.forecast')}</span>
        </p>
      )}
      <div className="only-wide">
        {aMonth === undefined ? (
          <p className="board-note">{t('overview.rateLater')}</p>
        ) : (
          <CostBar monthToDate={monthToDate} forecast={aMonth} budgetUsd={budgetUsd} />
        )}
        {inPart && (
          <p className="board-note">
            {t('overview.soFar', { usd: money(monthToDate) })} ·{' '}
            <FullMonth estimate={estimate} asOf={shown.asOf} bare />
          </p>
        )}
        <p className="board-note">
          {budgetUsd !== undefined && `${t('cost.budget', { usd: `$${budgetUsd}` })} · `}
          <Age
            at={shown.asOf}
            {...(cost.state === 'ready' ? { freshFor: cost.freshFor } : { freshFor: 0 })}
          />
        </p>
        {unknownLines > 0 && (
          <Link className="board-note underline" href={href} prefetch={false}>
            {t('overview.unknownLines', { n: unknownLines })}
          </Link>
        )}
      </div>
    </div>
  );
}
