import { PORTAL } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Board, Happening } from '#lib/domain/overview/board.ts';
import { days, minus } from '#lib/domain/time.ts';
import { verdictChangesSince } from '#lib/store/health-samples.ts';
import { latestDeployments } from '#lib/store/runs.ts';
import { boardRows, bySystem } from './board-rows.ts';
import { defineQuery } from './define.ts';
import { freshness } from './freshness.ts';
import { visibleEnvironments } from './visible.ts';
import { waitingForSomebody } from './waiting.ts';

const MANY = 60;
const SHOWN = 6;

/** Every environment on one sheet, what waits for a person, what happened, and how old all of it is. */
export const overview = defineQuery({
  name: 'overview',
  action: 'overview:read',
  on: () => PORTAL,
  async run(services, caller, _: Record<never, never>): Promise<Board> {
    const environments = visibleEnvironments(services, caller, 'health:read');
    const keys = environments.map((each) => each.key);
    const now = services.clock();
    const dayAgo = minus(now, days(1));
    const [rows, deployments, changes, fresh] = await Promise.all([
      boardRows(services, environments, { history: true }),
      latestDeployments(services.db, MANY, keys),
      verdictChangesSince(services.db, keys, dayAgo, SHOWN),
      freshness(services, keys),
    ]);
    const finished = deployments.flatMap(({ environment, commit, requestedBy, runs }) =>
      runs.flatMap((run): Happening[] =>
        run.finishedAt !== undefined && run.finishedAt >= dayAgo
          ? [
              {
                kind: 'run',
                at: run.finishedAt,
                key: environment,
                number: run.number,
                state: run.state,
                commit,
                by: requestedBy,
              },
            ]
          : [],
      ),
    );
    const changed = changes.map(
      ({ environment, ...change }): Happening => ({
        kind: 'verdict',
        key: environment as EnvironmentKey,
        ...change,
      }),
    );
    const happenings = [...finished, ...changed].sort((a, b) => b.at - a.at).slice(0, SHOWN);
    return {
      systems: bySystem(environments, rows),
      waiting: await waitingForSomebody(services, caller, deployments),
      happenings,
      freshness: fresh,
    };
  },
});
