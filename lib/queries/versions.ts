import type { ConfiguredComponent } from '#lib/config/components.ts';
import { forgePage } from '#lib/config/forge-page.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { PORTAL } from '#lib/domain/access/action.ts';
import { hostPage } from '#lib/domain/deploy/commits-between.ts';
import type { Deployment, RequestedRun } from '#lib/domain/deploy/deployment.ts';
import type { VersionRow, Versions } from '#lib/domain/deploy/versions.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { days, instant, minus } from '#lib/domain/time.ts';
import { openRuns } from '#lib/store/deploy-history.ts';
import { outsideChangesSince } from '#lib/store/outside-changes.ts';
import { readingsOf } from '#lib/store/readings.ts';
import { keptRefsOf } from '#lib/store/repository-refs.ts';
import { latestDeployments } from '#lib/store/runs.ts';
import { standingRuns } from '#lib/store/well-runs.ts';
import { boardRows } from './board-rows.ts';
import { defineQuery } from './define.ts';
import { freezesOf } from './freezes.ts';
import { cellOf, withFares, withForeign } from './version-cells.ts';
import { pathOf } from './version-paths.ts';
import { visibleEnvironments } from './visible.ts';

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
    const [rows, standing, open, refs, drifts, outside, recent, vitals] = await Promise.all([
      boardRows(services, environments, { history: true }),
      standingRuns(db, keys),
      openRuns(db, keys),
      keptRefsOf(db, repositories),
      readingsOf(db, 'drift', keys),
      outsideChangesSince(db, keys, minus(services.clock(), LOOKS_BACK)),
      latestDeployments(db, RECENT, keys),
      readingsOf(db, 'vitals', keys),
    ]);
    const now = services.clock();
    const reads = new Map(
      rows.map(({ key, health }) => [key, { health, vitals: vitals.get(key), now }] as const),
    );
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
          const cells = environments.map((each) => {
            const cell = cellOf(each, name, standing, open);
            const read = reads.get(each.key);
            return withForeign(each, read ? withFares(each, cell, name, read) : cell, name, {
              drifts,
              outside,
            });
          });
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
