import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import { anomaliesOf } from '#lib/domain/cost/anomaly.ts';
import { chooseMonth } from '#lib/domain/cost/months.ts';
import type { CostPage, PendingRun } from '#lib/domain/cost/page.ts';
import { pendingChange } from '#lib/domain/cost/pending-change.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { type Instant, instant, parseInstant, type TimeRange } from '#lib/domain/time.ts';
import { billMonthsOf } from '#lib/store/bill-months.ts';
import { costMonthsOf, daysUpTo, getCostMonth } from '#lib/store/cost-months.ts';
import { appliesSince, newestOfEach } from '#lib/store/deployments-by-environment.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { billOfEarlier, NEVER_STALE, newestCost, withActual } from './billed-cost.ts';
import { pathOf } from './cost-path.ts';
import { defineQuery, type QueryServices } from './define.ts';
import { writtenSources } from './written-sources.ts';

/** Planned and not applied yet. */
const PENDING: readonly RunState[] = ['planned', 'awaiting-approval', 'approved'];
const LOOKED_BACK = 10;

/** `month`: `2026-10`; without it the current one. */
type Ask = { readonly environment: EnvironmentKey; readonly month?: string };

/** What an environment costs or has cost in a month, what a planned run would change, and when it was deployed. */
export const costPage = defineQuery({
  name: 'cost-page',
  action: 'cost:read',
  on: ({ environment }: Ask) => onEnvironment(environment),
  async run(services, _, { environment: key, month }): Promise<CostPage> {
    const environment = environmentOf(services.config.current(), key);
    const { region, settings } = environment;
    const [newest, used, billed, pending] = await Promise.all([
      newestCost(services, key),
      costMonthsOf(services.db, key),
      billMonthsOf(services.db, key),
      pendingRun(services, key, region),
    ]);
    const current = newest && shownValue(newest)?.value.estimate.month;
    const months = chooseMonth(month, { used, billed }, current);
    const range = monthRange(months.shown, services.clock());
    const applied = await appliesSince(services.db, [key], range.from);
    const about = { months, applied: applied.filter(({ at }) => at < range.to) };
    if (months.state === 'billed')
      return { ...about, reading: undefined, billed: await billOfEarlier(services, key, months.shown ?? '') };
    // What waits and what may be spent is true of now alone.
    if (months.state !== 'current')
      return { ...about, reading: await finished(services, key, months.shown ?? '') };
    const shown = newest && shownValue(newest);
    const now = shown && { estimate: shown.value.estimate, asOf: shown.asOf };
    return {
      ...about,
      reading: newest,
      sources: await writtenSources(services, environment),
      ...(now
        ? {
            path: await pathOf(services, key, now),
            anomalies: anomaliesOf(await daysUpTo(services.db, key, now.estimate), now.asOf),
          }
        : {}),
      ...(pending ? { pending } : {}),
      ...(settings.budgetUsd === undefined ? {} : { budgetUsd: settings.budgetUsd }),
    };
  },
});

/** A month, UTC as AWS bills; without a name the one of `now`. */
function monthRange(name: string | undefined, now: Instant): TimeRange {
  const date = new Date(name === undefined ? now : parseInstant(`${name}-01`));
  const start = (later: number) => instant(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1));
  return { from: start(0), to: start(1) };
}

async function finished(
  services: QueryServices,
  key: EnvironmentKey,
  month: string,
): Promise<CostPage['reading']> {
  const [kept, actual] = await Promise.all([
    getCostMonth(services.db, key, month),
    billOfEarlier(services, key, month),
  ]);
  return withActual(kept && { ...kept, freshFor: NEVER_STALE }, actual);
}

/** The newest run that waits with a plan. */
async function pendingRun(
  { db }: QueryServices,
  key: EnvironmentKey,
  region: string,
): Promise<PendingRun | undefined> {
  const deployments = await newestOfEach(db, [key], LOOKED_BACK);
  const run = deployments.flatMap(({ runs }) => runs).find(({ state }) => PENDING.includes(state));
  const plan = run && (await latestPlan(db, run.id));
  if (!run || !plan) return undefined;
  return {
    number: run.number,
    plannedAt: plan.madeAt,
    change: pendingChange(plan.plan.changes, region),
  };
}
