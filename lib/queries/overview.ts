import { isDeployable } from '#lib/config/chosen-components.ts';
import { type ConfiguredEnvironment, environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Board, Happening } from '#lib/domain/overview/board.ts';
import { fitsOverview, isFilteredOverview, type OverviewFilter } from '#lib/domain/overview/filter.ts';
import { pageNumber, pagesOf } from '#lib/domain/overview/pages.ts';
import { byTrouble, countLastRead, countStandings, type Standing } from '#lib/domain/overview/standing.ts';
import type { View } from '#lib/domain/overview/views.ts';
import { type Presences, REPORTING, silentSince } from '#lib/domain/silence.ts';
import { days, type Instant, minus } from '#lib/domain/time.ts';
import { favouritesOf } from '#lib/store/favourites.ts';
import { type VerdictChange, verdictChangesSince } from '#lib/store/health-samples.ts';
import { presences } from '#lib/store/heartbeats.ts';
import { latestDeployments } from '#lib/store/runs.ts';
import { boardRows, bySystem } from './board-rows.ts';
import { defineQuery } from './define.ts';
import { freezesOf } from './freezes.ts';
import { freshness } from './freshness.ts';
import { standingsOf } from './standings.ts';
import { visibleEnvironments } from './visible.ts';
import { waitingForSomebody } from './waiting.ts';

const MANY = 60;
const SHOWN = 6;

export type OverviewAsk = {
  readonly view?: View;
  readonly page?: string | undefined;
  readonly filter?: OverviewFilter;
};

/** A page of environments on one sheet, what waits for a person, what happened, and how old all of it is. */
export const overview = defineQuery<OverviewAsk, Board>({
  name: 'overview',
  action: 'overview:read',
  on: () => PORTAL,
  async run(services, caller, { view = 'board', page: asked, filter = {} }) {
    const environments = visibleEnvironments(services, caller, 'health:read');
    const keys = environments.map((each) => each.key);
    const now = services.clock();
    const dayAgo = minus(now, days(1));
    const [standings, { collector, runner }, favourites] = await Promise.all([
      standingsOf(services, environments),
      presences(services.db),
      favouritesOf(services.db, caller.id),
    ]);
    const silent = silentSince(collector);
    const fitting = standings.filter((each) => fitsOverview(filter, each, favourites));
    const pages = pagesOf(fitting, view, favourites);
    const page = pageNumber(asked, pages.length);
    const shown = configured(environments, pages[page - 1] ?? []);
    const [worst] = byTrouble(standings);
    const [rows, about, deployments, changes, fresh] = await Promise.all([
      boardRows(services, shown, { history: true }),
      worst && worst.verdict !== 'healthy' && silent === undefined
        ? boardRows(services, configured(environments, [worst]), { history: false })
        : [],
      latestDeployments(services.db, MANY, keys),
      verdictChangesSince(services.db, keys, dayAgo, SHOWN),
      freshness(services, keys, silent !== undefined),
    ]);
    const happenings = [
      ...finishedSince(deployments, dayAgo),
      ...changes.map(changed),
      ...fellSilent({ collector, runner }),
    ]
      .sort((a, b) => b.at - a.at)
      .slice(0, SHOWN);
    return {
      ...(silent === undefined ? {} : { silentSince: silent }),
      ...(services.config.current().environments.size === 0
        ? { nothingYet: { mayAdd: can(caller, 'systems:discover', PORTAL).allowed } }
        : {}),
      lastRead: countLastRead(standings),
      queue: { waiting: standings.reduce((sum, each) => sum + each.queued, 0), runner },
      counts: countStandings(standings),
      ...(about[0]
        ? { about: about[0], contact: environmentOf(services.config.current(), about[0].key).contact }
        : {}),
      page,
      pages: pages.length,
      ...(isFilteredOverview(filter) ? { fitting: fitting.length } : {}),
      favourites,
      systems: bySystem(shown, rows, favourites),
      mayRequest: environments.some(({ key, components }) =>
        components.some(
          (each) =>
            isDeployable(each) && can(caller, `deploys:request-${each.lane}`, onEnvironment(key)).allowed,
        ),
      ),
      waiting: await waitingForSomebody(services, caller, deployments),
      happenings,
      freshness: fresh,
      freezes: freezesOf(services, environments),
    };
  },
});

/** In the order of the standings. */
function configured(
  environments: readonly ConfiguredEnvironment[],
  standings: readonly Standing[],
): readonly ConfiguredEnvironment[] {
  const byKey = new Map(environments.map((each) => [each.key, each]));
  return standings.flatMap(({ key }) => byKey.get(key) ?? []);
}

const finishedSince = (deployments: readonly Deployment[], since: Instant): readonly Happening[] =>
  deployments.flatMap(({ environment: key, commit, requestedBy: by, runs }) =>
    runs.flatMap(({ finishedAt: at, number, state, broke, wayBack }): Happening[] =>
      at !== undefined && at >= since
        ? [
            {
              ...{ kind: 'run', at, key, number, state, commit, by },
              ...(broke ? { broke } : {}),
              ...(wayBack === undefined ? {} : { wayBack }),
            },
          ]
        : [],
    ),
  );

const fellSilent = (all: Presences): readonly Happening[] =>
  REPORTING.flatMap((process): Happening[] => {
    const at = silentSince(all[process]);
    return at === undefined ? [] : [{ kind: 'silence', at, process }];
  });

const changed = ({ environment, ...change }: VerdictChange): Happening => ({
  kind: 'verdict',
  key: environment as EnvironmentKey,
  ...change,
});
