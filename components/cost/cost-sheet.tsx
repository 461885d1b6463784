import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { forecastRange } from '#lib/domain/cost/forecast.ts';
import type { CostPage } from '#lib/domain/cost/page.ts';
import { reconcile } from '#lib/domain/cost/reconcile.ts';
import { ticked, whatIfs } from '#lib/domain/cost/what-if.ts';
import type { Instant } from '#lib/domain/time.ts';
import { DayBars } from './day-bars.tsx';
import { CostFigures } from './figures.tsx';
import { CostLines } from './lines-table.tsx';
import { MonthChart } from './month-chart.tsx';
import { ReconciliationLine } from './reconciliation-line.tsx';
import { WhatIfList } from './what-if-list.tsx';

type Props = {
  readonly cost: EnvironmentCost;
  readonly page: CostPage;
  readonly asOf: Instant;
  /** The address's ticks. */
  readonly ticks: string | undefined;
};

const DAY_MS = 86_400_000;

/** Figures, lines and days at the left; the month, its what-ifs and what is left out at the right. */
export function CostSheet({ cost, page, asOf, ticks }: Props) {
  const { estimate, actual } = cost;
  const { month, days = [], usageSince, fullMonth } = estimate;
  const asked = whatIfs(estimate, (asOf - usageSince) / 3_600_000);
  const monthEnd = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1);
  const marks = page.applied
    .filter(({ at }) => new Date(at).toISOString().startsWith(month))
    .map(({ at, number }) => ({ day: new Date(at).getUTCDate(), number }));
  return (
    <div className="cost-sheet">
      <div className="min-w-0">
        <CostFigures cost={cost} asOf={asOf} pending={page.pending} />
        <ReconciliationLine of={reconcile(actual, days)} />
        <CostLines estimate={estimate} asOf={asOf} />
        <DayBars month={month} days={days} marks={marks} />
      </div>
      <aside className="cost-aside">
        <MonthChart
          estimate={estimate}
          range={forecastRange(days, estimate.monthToDate, (monthEnd - asOf) / DAY_MS)}
          budgetUsd={page.budgetUsd}
          asOf={asOf}
        />
        <WhatIfList asked={asked} on={ticked(ticks, asked)} fullMonth={fullMonth} />
        <NotIn cost={cost} />
      </aside>
    </div>
  );
}

function NotIn({ cost: { estimate } }: { readonly cost: EnvironmentCost }) {
  const t = useWords();
  const priced = estimate.lines.flatMap(({ price }) => (price.state === 'priced' ? [price.price] : []));
  const [price] = priced;
  return (
    <section className="border-t border-line2 px-5 py-3 text-second text-t2">
      <h2 className="text-body font-semibold text-t1">{t('cost.notIn')}</h2>
      <p>{t('cost.notIncluded')}</p>
      {price && <p>{t('cost.prices', { region: estimate.facts?.region ?? '', source: price.source })}</p>}
    </section>
  );
}
