import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { Known } from '#lib/domain/overview/board.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { failureWord } from '#lib/words/failure.ts';
import { money } from '#lib/words/money.ts';

/** Month to date → forecast from usage, against the budget's tick. */
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
  const { monthToDate, forecast, unknownLines } = shown.value.estimate;
  return (
    <div className="cell-cost">
      <p>
        <b>{money(monthToDate)}</b> <span className="text-t2">→ {money(forecast)}</span>
      </p>
      <div className="only-wide">
        <CostBar monthToDate={monthToDate} forecast={forecast} budgetUsd={budgetUsd} />
        <p className="text-label text-t3">
          <Age
            at={shown.asOf}
            {...(cost.state === 'ready' ? { freshFor: cost.freshFor } : { freshFor: 0 })}
          />
          {budgetUsd !== undefined && <> · {t('cost.budget', { usd: `$${budgetUsd}` })}</>}
        </p>
        {unknownLines > 0 && (
          <p className="text-label text-unknown-ink">{t('cost.unknownLines', { n: unknownLines })}</p>
        )}
      </div>
    </div>
  );
}

function CostBar(props: {
  readonly monthToDate: number;
  readonly forecast: number;
  readonly budgetUsd: number | undefined;
}) {
  const full = Math.max(props.forecast, props.budgetUsd ?? 0, props.monthToDate) * 1.04 || 1;
  const percent = (value: number) => `${((value / full) * 100).toFixed(2)}%`;
  return (
    <svg width="100%" height="10" aria-hidden="true" className="my-0.5 block">
      <line x1="0" x2="100%" y1="7.5" y2="7.5" stroke="var(--line2)" />
      <rect
        x={percent(props.monthToDate)}
        width={percent(Math.max(0, props.forecast - props.monthToDate))}
        y="3"
        height="5"
        fill="url(#hatch)"
      />
      <rect x="0" width={percent(props.monthToDate)} y="3" height="5" fill="var(--t2)" />
      {props.budgetUsd !== undefined && (
        <line
          x1={percent(props.budgetUsd)}
          x2={percent(props.budgetUsd)}
          y1="0"
          y2="10"
          stroke="var(--t1)"
          strokeWidth="2"
        />
      )}
    </svg>
  );
}
