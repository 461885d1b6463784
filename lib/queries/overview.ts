import { PORTAL } from '#lib/domain/access/action.ts';
import type { Board, Happening } from '#lib/domain/overview/board.ts';
import { verdictChanges } from '#lib/domain/overview/happenings.ts';
import { days, minus } from '#lib/domain/time.ts';
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
    const [rows, deployments, fresh] = await Promise.all([
      boardRows(services, environments, { history: true }),
      latestDeployments(services.db, MANY, keys),
      freshness(services, keys),
    ]);
    const dayAgo = minus(now, days(1));
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
    const happenings = [...finished, ...rows.flatMap((row) => verdictChanges(row.key, row.samples))]
      .sort((a, b) => b.at - a.at)
      .slice(0, SHOWN);
    return {
      systems: bySystem(environments, rows),
      waiting: await waitingForSomebody(services, caller, deployments),
      happenings,
      freshness: fresh,
    };
  },
});
