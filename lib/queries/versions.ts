import type { ConfiguredComponent } from '#lib/config/components.ts';
import { forgePage } from '#lib/config/forge-page.ts';
import { type ConfiguredEnvironment, componentOf } from '#lib/config/portal-config.ts';
import { PORTAL } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { commitsBetween, hostPage } from '#lib/domain/deploy/commits-between.ts';
import type { Deployment, RequestedRun } from '#lib/domain/deploy/deployment.ts';
import {
  isOfComponent,
  type VersionCell,
  type VersionPath,
  type VersionRow,
  type Versions,
} from '#lib/domain/deploy/versions.ts';
import type { EnvironmentDrift } from '#lib/domain/drift/drift.ts';
import type { OutsideChange } from '#lib/domain/outside/change.ts';
import { type Reading, shownValue } from '#lib/domain/reading.ts';
import { reason } from '#lib/domain/reason.ts';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import { days, instant, minus } from '#lib/domain/time.ts';
import { openRuns } from '#lib/store/deploy-history.ts';
import { outsideChangesSince } from '#lib/store/outside-changes.ts';
import { readingsOf } from '#lib/store/readings.ts';
import { keptRefsOf } from '#lib/store/repository-refs.ts';
import { latestDeployments } from '#lib/store/runs.ts';
import { standingRuns } from '#lib/store/well-runs.ts';
import { boardRows } from './board-rows.ts';
import { defineQuery, type QueryServices } from './define.ts';
import { freezesOf } from './freezes.ts';
import { visibleEnvironments } from './visible.ts';
import { nextOf, whyNotOnward } from './whether-onward.ts';

/** Changes outside are looked for this far back, and since the last deploy. */
const LOOKS_BACK = days(30);
/** Requests among which the last promotes are looked for. */
const RECENT = 60;
const PROMOTES = 4;

/** What runs where in one system, and what lies between; undefined where the caller sees none of its environments. */
export const versions = defineQuery({
  name: 'versions',
  action: 'deploys:read',
  on: () => PORTAL,
  async run(services, caller, { system }: { readonly system: string }): Promise<Versions | undefined> {
    const environments = visibleEnvironments(services, caller, 'deploys:read').filter(
      (each) => each.system === system,
    );
    const [first] = environments;
    if (!first) return undefined;
    const { db, config } = services;
    const keys = environments.map(({ key }) => key);
    const components = named(environments);
    const repositories = [...new Set(components.map(({ repository }) => repository))];
    const [rows, standing, open, refs, drifts, outside, recent] = await Promise.all([
      boardRows(services, environments, { history: true }),
      standingRuns(db, keys),
      openRuns(db, keys),
      keptRefsOf(db, repositories),
      readingsOf(db, 'drift', keys),
      outsideChangesSince(db, keys, minus(services.clock(), LOOKS_BACK)),
      latestDeployments(db, RECENT, keys),
    ]);
    const known = new Map([...refs].map(([name, { reading }]) => [name, shownValue(reading)] as const));
    const asOf = [...known.values()].flatMap((each) => (each ? [each.asOf] : []));
    const sources = config.current().file.repositories;
    return {
      system,
      title: first.systemTitle,
      environments: rows,
      rows: await Promise.all(
        components.map(async (component): Promise<VersionRow> => {
          const { name, tool, lane, repository } = component;
          const cells = environments.map((each) =>
            withForeign(each, cellOf(each, name, standing, open), name, { drifts, outside }),
          );
          const source = sources[repository];
          const host =
            forgePage(config.current().file, repository) ??
            (source && hostPage(typeof source === 'string' ? source : source.url));
          return {
            component: { name, tool, lane, repository },
            ...(host ? { host } : {}),
            cells,
            paths: await Promise.all(
              cells.slice(1).map((cell, index) =>
                pathOf(services, caller, {
                  ...{ component: name, from: cells[index], to: cell, environments },
                  refs: known.get(repository)?.value,
                }),
              ),
            ),
          };
        }),
      ),
      freezes: freezesOf(services, environments),
      promotes: promotesOf(recent),
      ...(asOf.length > 0 ? { commitsAsOf: instant(Math.min(...asOf)) } : {}),
    };
  },
});

/** Runs that ended well. */
const promotesOf = (recent: readonly Deployment[]): readonly RequestedRun[] =>
  recent
    .filter(({ origin }) => origin?.kind === 'promote')
    .flatMap((deployment) =>
      deployment.runs.filter(({ state }) => state === 'succeeded').map((run) => ({ deployment, run })),
    )
    .slice(0, PROMOTES);

/** Every component of any of the environments, in the order of the first that has it. */
function named(environments: readonly ConfiguredEnvironment[]): readonly ConfiguredComponent[] {
  const found = new Map<string, ConfiguredComponent>();
  for (const { components } of environments)
    for (const each of components) if (!found.has(each.name)) found.set(each.name, each);
  return [...found.values()];
}

function cellOf(
  environment: ConfiguredEnvironment,
  component: string,
  standing: ReadonlyMap<string, RequestedRun>,
  open: readonly RequestedRun[],
): VersionCell {
  const { key } = environment;
  if (!componentOf(environment, component)) return { environment: key, absent: true };
  const last = standing.get(`${key} ${component}`);
  const newest = open.findLast(
    ({ deployment, run }) => deployment.environment === key && run.component === component,
  );
  return { environment: key, ...(last ? { last } : {}), ...(newest ? { open: newest } : {}) };
}

type Foreign = {
  readonly drifts: ReadonlyMap<string, Reading<EnvironmentDrift>>;
  readonly outside: readonly OutsideChange[];
};

/** What is not as the last run left it: found by a drift check, or changed since by somebody else. */
function withForeign(
  environment: ConfiguredEnvironment,
  cell: VersionCell,
  name: string,
  { drifts, outside }: Foreign,
): VersionCell {
  const component = componentOf(environment, name);
  if (!component || !cell.last) return cell;
  const since = cell.last.run.finishedAt ?? cell.last.run.updatedAt;
  const reading = drifts.get(environment.key);
  const checks = (reading && shownValue(reading)?.value) ?? [];
  const check = checks.find((each) => each.component === name);
  const stack = component.engine === 'cloudformation' ? { stack: component.stack } : {};
  const others = outside.filter(
    (each) =>
      each.environment === environment.key && each.at > since && isOfComponent(each, { name, ...stack }),
  );
  const drifted = check?.state === 'checked' && check.checkedAt > since ? check : undefined;
  return {
    ...cell,
    ...(drifted && drifted.resources.length > 0
      ? {
          drift: {
            addresses: drifted.resources.map(({ address }) => address),
            checkedAt: drifted.checkedAt,
          },
        }
      : {}),
    ...(others.length > 0 ? { outside: others } : {}),
  };
}

type Step = {
  readonly component: string;
  readonly from: VersionCell | undefined;
  readonly to: VersionCell;
  readonly environments: readonly ConfiguredEnvironment[];
  readonly refs: RepositoryRefs | undefined;
};

async function pathOf(
  services: QueryServices,
  caller: Caller,
  { component, from, to, environments, refs }: Step,
): Promise<VersionPath> {
  const way = { from: from?.environment ?? to.environment, to: to.environment };
  if (!from?.last || to.absent) return way;
  const { run, deployment } = from.last;
  const between = to.last && commitsBetween(refs, deployment.commit, to.last.deployment.commit);
  if (between?.kind === 'same') return { ...way, between };
  const onward = { ...way, ...(between ? { between } : {}) };
  if (between?.kind === 'behind')
    return { ...onward, refused: reason('release.ahead', { environment: to.environment }) };
  const target = environments.find(({ key }) => key === to.environment);
  const follows = nextOf(services.config.current(), from.environment, component).some(
    ({ key }) => key === to.environment,
  );
  if (!target || !follows) return onward;
  const why = await whyNotOnward(services, caller, {
    ...{ to: target, component, run: run.number, kind: 'promote' },
  });
  return { ...onward, promotes: run.number, ...(why ? { refused: why } : {}) };
}
