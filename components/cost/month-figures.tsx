import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import { watched } from '#lib/domain/cost/watched.ts';
import type { Instant } from '#lib/domain/time.ts';
import { money } from '#lib/words/money.ts';
import { Figure } from './figure.tsx';
import { FullMonth } from './full-month.tsx';

type Props = {
  readonly estimate: CostEstimate;
  readonly asOf: Instant;
  readonly budgetUsd: number | undefined;
};

/**
 * What a whole month costs at the rate so far, beside what this month will have cost: the heavier is the one that a
 * budget is for. A forecast of a part of its month says of how many days it is.
 */
export function MonthFigures({ estimate, asOf, budgetUsd }: Props) {
  const t = useWords();
  const { fullMonth, forecast } = estimate;
  const { fromStart } = watched(estimate, asOf);
  const off = fullMonth === undefined || budgetUsd === undefined ? undefined : fullMonth - budgetUsd;
  return (
    <div className="cost-pair">
      <Figure title={t('cost.fullMonthTitle')} source={t('cost.fullMonthSource')}>
        <p className={`cost-figure ${fullMonth === undefined ? 'text-unknown-ink' : ''}`}>
          {fullMonth === undefined ? t('cost.unknown') : money(fullMonth)}
        </p>
        {off !== undefined && budgetUsd !== undefined && (
          <p className="text-second text-t2">
            {t(off > 0 ? 'cost.over' : 'cost.under', { by: money(Math.abs(off)), budget: money(budgetUsd) })}
          </p>
        )}
      </Figure>
      <Figure title={t('cost.forecastTitle')} source={t('cost.forecastSource')} age={<Age at={asOf} />}>
        <p className="cost-figure text-t2">{money(forecast)}</p>
        {!fromStart && (
          <p className="text-second text-degraded-ink">
            <FullMonth estimate={estimate} asOf={asOf} bare />
          </p>
        )}
      </Figure>
    </div>
  );
}
