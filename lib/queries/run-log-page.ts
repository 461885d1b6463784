import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type RunLogLine, runLogAfter } from '#lib/store/run-log.ts';
import { runOf } from '#lib/store/runs.ts';
import { defineQuery } from './define.ts';

export type RunLogPageAsk = {
  readonly environment: EnvironmentKey;
  readonly runId: string;
  /** Last line that the asker has; 0 for none. */
  readonly after: number;
};

const PAGE = 2_000;

/** The next lines of one run, oldest first; none at the end, or where the run is not of this environment. */
export const runLogPage = defineQuery({
  name: 'run-log-page',
  action: 'deploys:read',
  on: ({ environment }: RunLogPageAsk) => onEnvironment(environment),
  async run({ db }, _, { environment, runId, after }): Promise<readonly RunLogLine[]> {
    return (await runOf(db, environment, runId)) ? runLogAfter(db, runId, after, PAGE) : [];
  },
});
