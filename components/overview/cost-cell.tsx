import { FullMonth } from '#components/cost/full-month.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { aMonthOf } from '#lib/domain/cost/watched.ts';
import { type Known, shownValue } from '#lib/domain/reading.ts';
import { failureWord } from '#lib/words/failure.ts';
import { money } from '#lib/words/money.ts';
import { CostBar } from './cost-bar.tsx';

/** Month to date → forecast from usage; a month at this rate against the budget's tick. */
export function CostCell(props: { readonly cost: Known<EnvironmentCost>; readonly budgetUsd?: number }) {
  const t = useWords();
  const { cost, budgetUsd } = props;
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
  // A few days are never held against a month's budget.
  const aMonth = aMonthOf(estimate, shown.asOf);
  return (
    <div className="cell-cost">
      <p>
        <b>{money(monthToDate)}</b> <span className="text-t2">{`→ ${money(forecast)}`}</span>
      </p>
      <div className="only-wide">
        <CostBar
          monthToDate={monthToDate}
          forecast={aMonth ?? forecast}
          budgetUsd={aMonth === undefined ? undefined : budgetUsd}
        />
        <p className="board-note">
          <FullMonth estimate={estimate} asOf={shown.asOf} />
        </p>
        <p className="board-note">
          <Age
            at={shown.asOf}
            {...(cost.state === 'ready' ? { freshFor: cost.freshFor } : { freshFor: 0 })}
          />
          {budgetUsd !== undefined && ` · ${t('cost.budget', { usd: `$${budgetUsd}` })}`}
        </p>
        {unknownLines > 0 && (
          <p className="text-label text-unknown-ink">{t('cost.unknownLines', { n: unknownLines })}</p>
        )}
      </div>
    </div>
  );
}
