import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { CostPage, PendingRun } from '#lib/domain/cost/page.ts';
import { pendingChange } from '#lib/domain/cost/pending-change.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { instant } from '#lib/domain/time.ts';
import { appliesSince, newestOfEach } from '#lib/store/deployments-by-environment.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { getReading } from '#lib/store/readings.ts';
import { defineQuery, type QueryServices } from './define.ts';

/** Planned and not applied yet. */
const PENDING: readonly RunState[] = ['planned', 'awaiting-approval', 'approved'];
const LOOKED_BACK = 10;

/** What an environment costs, what a planned run would change of it, and when it was deployed. */
export const costPage = defineQuery({
  name: 'cost-page',
  action: 'cost:read',
  on: ({ environment }: { readonly environment: EnvironmentKey }) => onEnvironment(environment),
  async run(services, _, { environment: key }): Promise<CostPage> {
    const { region, settings } = environmentOf(services.config.current(), key);
    const date = new Date(services.clock());
    const monthStart = instant(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
    const [reading, pending, applied] = await Promise.all([
      getReading(services.db, key, 'cost'),
      pendingRun(services, key, region),
      appliesSince(services.db, [key], monthStart),
    ]);
    return {
      reading,
      ...(pending ? { pending } : {}),
      applied,
      ...(settings.budgetUsd === undefined ? {} : { budgetUsd: settings.budgetUsd }),
    };
  },
});

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
