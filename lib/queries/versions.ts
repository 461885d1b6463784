import type { ConfiguredComponent } from '#lib/config/components.ts';
import { forgePage } from '#lib/config/forge-page.ts';
import { type ConfiguredEnvironment, componentOf } from '#lib/config/portal-config.ts';
import { PORTAL } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { commitsBetween, hostPage } from '#lib/domain/deploy/commits-between.ts';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import type { VersionCell, VersionPath, VersionRow, Versions } from '#lib/domain/deploy/versions.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { reason } from '#lib/domain/reason.ts';
import type { RepositoryRefs } from '#lib/domain/repository-refs.ts';
import { instant } from '#lib/domain/time.ts';
import { openRuns } from '#lib/store/deploy-history.ts';
import { keptRefsOf } from '#lib/store/repository-refs.ts';
import { standingRuns } from '#lib/store/well-runs.ts';
import { boardRows } from './board-rows.ts';
import { defineQuery, type QueryServices } from './define.ts';
import { visibleEnvironments } from './visible.ts';
import { nextOf, whyNotOnward } from './whether-onward.ts';

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
    const [rows, standing, open, refs] = await Promise.all([
      boardRows(services, environments, { history: true }),
      standingRuns(db, keys),
      openRuns(db, keys),
      keptRefsOf(db, repositories),
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
          const cells = environments.map((each) => cellOf(each, name, standing, open));
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
      ...(asOf.length > 0 ? { commitsAsOf: instant(Math.min(...asOf)) } : {}),
    };
  },
});

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
