import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import { HISTORY_PAGE, type HistoryFilter, type HistoryPage } from '#lib/domain/deploy/history.ts';
import { isHeld } from '#lib/domain/deploy/hold.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { OutsideChange } from '#lib/domain/outside/change.ts';
import { days, minus } from '#lib/domain/time.ts';
import { heldBack } from '#lib/holds/held-back.ts';
import { openRuns, requestedComponents, requesters, runHistory } from '#lib/store/deploy-history.ts';
import { runsPastHolds } from '#lib/store/glass-breaks.ts';
import { outsideChangesSince } from '#lib/store/outside-changes.ts';
import { planContent } from '#lib/store/plans.ts';
import { defineQuery, type QueryServices } from './define.ts';
import { visibleEnvironments } from './visible.ts';

/** The queue, one page of the history, and what the filters may be set to. */
export type Deploys = {
  readonly open: readonly RequestedRun[];
  readonly page: HistoryPage;
  readonly environments: readonly EnvironmentKey[];
  readonly people: readonly string[];
  /** Names of components that anything was requested for. */
  readonly components: readonly string[];
  /** What no run explains, of the last 30 days, newest first. */
  readonly outside: readonly OutsideChange[];
};

/** Runs on every environment the caller may see. */
export const allHistory = defineQuery({
  name: 'all-history',
  action: 'deploys:read',
  on: () => PORTAL,
  run(services, caller, { filter }: { readonly filter: HistoryFilter }): Promise<Deploys> {
    return deploysOf(
      services,
      visibleEnvironments(services, caller, 'deploys:read').map((each) => each.key),
      filter,
    );
  },
});

/** Runs on one environment. */
export const environmentHistory = defineQuery({
  name: 'environment-history',
  action: 'deploys:read',
  on: ({ environment }: { readonly environment: EnvironmentKey; readonly filter: HistoryFilter }) =>
    onEnvironment(environment),
  run: (services, _, { environment, filter }): Promise<Deploys> => deploysOf(services, [environment], filter),
});

async function deploysOf(
  services: QueryServices,
  environments: readonly EnvironmentKey[],
  filter: HistoryFilter,
): Promise<Deploys> {
  const { db, clock } = services;
  const wanted = environments.filter(
    (key) =>
      (filter.environment === undefined || key === filter.environment) &&
      (filter.system === undefined || key.startsWith(`${filter.system}/`)),
  );
  const [open, found, people, components, outside] = await Promise.all([
    openRuns(db, environments),
    runHistory(db, wanted, filter, HISTORY_PAGE + 1),
    requesters(db, environments),
    requestedComponents(db, environments),
    outsideChangesSince(db, wanted, minus(clock(), days(30))),
  ]);
  const runs = found.slice(0, HISTORY_PAGE);
  const last = runs.at(-1);
  const page = { runs, ...(found.length > HISTORY_PAGE && last ? { next: last.run.number } : {}) };
  const [marked, listed] = await Promise.all([withHolds(services, open), withGlass(db, page.runs)]);
  return { open: marked, page: { ...page, runs: listed }, environments, people, components, outside };
}

/** What is agreed to and may not begin, with what holds it: the runner asks the same before it applies. */
const withHolds = (
  services: QueryServices,
  open: readonly RequestedRun[],
): Promise<readonly RequestedRun[]> =>
  Promise.all(
    open.map(async (each) => {
      const environment = services.config.current().environments.get(each.deployment.environment);
      if (each.run.state !== 'approved' || !environment) return each;
      const content = await planContent(services.db, each.run.id);
      const found = await heldBack(services, environment, each, content);
      const [first] = found.holds;
      return first && isHeld(found) ? { ...each, held: first.kind } : each;
    }),
  );

async function withGlass(
  db: QueryServices['db'],
  runs: readonly RequestedRun[],
): Promise<readonly RequestedRun[]> {
  const broken = await runsPastHolds(
    db,
    runs.map(({ run }) => run.id),
  );
  return runs.map((each) => (broken.has(each.run.id) ? { ...each, brokeGlass: true as const } : each));
}
