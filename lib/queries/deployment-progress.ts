import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Presence } from '#lib/domain/silence.ts';
import { presences } from '#lib/store/heartbeats.ts';
import { type RunLogLine, runLogAfter } from '#lib/store/run-log.ts';
import { getDeployment } from '#lib/store/runs.ts';
import { defineQuery } from './define.ts';

export type ProgressAsk = {
  readonly environment: EnvironmentKey;
  readonly id: string;
  /** Last log line that the asker has. */
  readonly after: number;
};

export type Progress = {
  readonly deployment: Deployment;
  readonly log: readonly RunLogLine[];
  /** Whether a runner answers, for runs that wait for one. */
  readonly runner: Presence;
};

const PAGE = 500;

/** Where a deployment stands, and what its runs have logged since. Undefined: no such one in this environment. */
export const deploymentProgress = defineQuery({
  name: 'deployment-progress',
  action: 'deploys:read',
  on: ({ environment }: ProgressAsk) => onEnvironment(environment),
  async run({ db }, _, { environment, id, after }): Promise<Progress | undefined> {
    const deployment = await getDeployment(db, id);
    if (deployment?.environment !== environment) return undefined;
    const [{ runner }, ...logs] = await Promise.all([
      presences(db),
      ...deployment.runs.map((run) => runLogAfter(db, run.id, after, PAGE)),
    ]);
    return { deployment, log: logs.flat().sort((a, b) => a.seq - b.seq), runner };
  },
});
