import type { ReactNode } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { type BilledCost, shownBill } from '#lib/domain/cost/actual.ts';
import { type CostChosen, costAddress } from '#lib/domain/cost/chosen.ts';
import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import { explainDifference } from '#lib/domain/cost/difference.ts';
import { forecastRange, forecastWith } from '#lib/domain/cost/forecast.ts';
import { withFreeTier } from '#lib/domain/cost/free-tier.ts';
import { monthOf } from '#lib/domain/cost/month.ts';
import type { CostPage, PendingRun } from '#lib/domain/cost/page.ts';
import { reconcile } from '#lib/domain/cost/reconcile.ts';
import { ticked, whatIfs } from '#lib/domain/cost/what-if.ts';
import { whatIfEdits } from '#lib/domain/cost/what-if-edits.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { ROWS_STEP } from '#lib/domain/listed.ts';
import { type Instant, toIso } from '#lib/domain/time.ts';
import { tagWords } from '#lib/words/tags.ts';
import { AnomalyNote } from './anomaly-note.tsx';
import { DayBars } from './day-bars.tsx';
import { CostFigures } from './figures.tsx';
import { CostLines } from './lines-table.tsx';
import type { MonthAhead } from './month-ahead.ts';
import { MonthChart } from './month-chart.tsx';
import { ReconciliationLine } from './reconciliation-line.tsx';
import { WhatIfList } from './what-if-list.tsx';

type Props = {
  readonly environment: EnvironmentKey;
  readonly cost: BilledCost;
  readonly page: CostPage;
  /** Whether the account's free tier is taken off. */
  readonly freeTier: boolean;
  readonly asOf: Instant;
  /** What the address has chosen. */
  readonly chosen: CostChosen;
  /** Resources that the table shows. */
  readonly shown: number;
  /** What stands between the figures and the lines: a comparison, the way of a request. */
  readonly children?: ReactNode;
};

const DAY_MS = 86_400_000;

/**
 * Figures, lines and days at the left; the month, its what-ifs and what is left out at the right. A finished month
 * has nothing ahead: no forecast, no what-if, nothing that waits.
 */
export function CostSheet({ environment, cost: read, page, freeTier, asOf, chosen, shown, children }: Props) {
  const cost = freeTier
    ? { ...read, estimate: withFreeTier(read.estimate, monthOf(read.estimate, asOf)) }
    : read;
  const { estimate, actual } = cost;
  const bill = shownBill(actual)?.value;
  const { month, days = [], usageSince, fullMonth } = estimate;
  const finished = page.months.state === 'earlier';
  const asked = whatIfs(estimate, (asOf - usageSince) / 3_600_000);
  const marks = page.applied.map(({ at, number }) => ({ day: new Date(at).getUTCDate(), number }));
  return (
    <>
      <CostFigures
        cost={cost}
        asOf={asOf}
        pending={page.pending}
        budgetUsd={page.budgetUsd}
        finished={finished}
      />
      {children}
      <div className="cost-sheet">
        <div className="min-w-0">
          <ReconciliationLine of={reconcile(actual, days)} difference={explainDifference(cost)} />
          {page.anomalies && <AnomalyNote of={page.anomalies} applied={page.applied} />}
          <CostLines
            environment={environment}
            estimate={estimate}
            bill={bill}
            asOf={asOf}
            shown={shown}
            moreHref={costAddress(chosen, { n: String(shown + ROWS_STEP) })}
          />
          <DayBars month={month} days={days} marks={marks} finished={finished} />
        </div>
        <aside className="cost-aside">
          <MonthChart
            month={month}
            usage={estimate}
            bill={bill}
            ahead={finished ? undefined : aheadOf(estimate, page.pending, asOf)}
            pendingRun={page.pending?.number}
            budgetUsd={page.budgetUsd}
            asOf={asOf}
          />
          {!finished && (
            <WhatIfList
              asked={asked}
              on={ticked(chosen.if, asked)}
              fullMonth={fullMonth}
              editsOf={(question) => whatIfEdits(question, estimate, page.sources ?? [])}
              hrefOf={(ticks) => costAddress(chosen, { if: ticks })}
            />
          )}
          <NotIn cost={cost} freeTier={freeTier} />
        </aside>
      </div>
    </>
  );
}

/** A plan whose changes have no standing price says nothing of the month's end. */
function aheadOf(estimate: CostEstimate, pending: PendingRun | undefined, asOf: Instant): MonthAhead {
  const { month, days = [], monthToDate, forecast } = estimate;
  const monthEnd = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1);
  const daysLeft = Math.max(0, (monthEnd - asOf) / DAY_MS);
  const change = pending?.change;
  return {
    forecast,
    range: forecastRange(days, monthToDate, daysLeft),
    withPending:
      change && change.priced.length > 0 ? forecastWith(forecast, change.usdPerMonth, daysLeft) : undefined,
  };
}

function NotIn(props: { readonly cost: BilledCost; readonly freeTier: boolean }) {
  const { estimate, actual } = props.cost;
  const t = useWords();
  const priced = estimate.lines.flatMap(({ price }) => (price.state === 'priced' ? [price.price] : []));
  const sources = [...new Set(priced.map(({ source, asOf }) => `${source}, ${toIso(asOf).slice(0, 10)}`))];
  return (
    <section className="border-t border-line2 px-5 py-3 text-second text-t2">
      <h2 className="text-body font-semibold text-t1">{t('cost.notIn')}</h2>
      <p>{t(props.freeTier ? 'cost.freeTierOn' : 'cost.notIncluded')}</p>
      {actual.state === 'enabled' && <p>{t('cost.notTagged', { tags: tagWords(actual.tags) })}</p>}
      {sources.length > 0 && (
        <details>
          <summary className="cursor-pointer">
            {t('cost.prices', { region: estimate.facts?.region ?? '', n: sources.length })}
          </summary>
          <ul>
            {sources.toSorted().map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
