import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { getDeployment, getRun } from '#lib/store/runs.ts';
import { defineQuery } from './define.ts';

/** The runner's signature of a run's newest plan, base64; undefined where there is none. */
export const signedPlan = defineQuery({
  name: 'signed-plan',
  action: 'deploys:read',
  on: ({ environment }: { readonly environment: EnvironmentKey; readonly runId: string }) =>
    onEnvironment(environment),
  async run({ db }, _, { environment, runId }): Promise<string | undefined> {
    const run = await getRun(db, runId);
    const deployment = run && (await getDeployment(db, run.deploymentId));
    return deployment?.environment === environment ? (await latestPlan(db, runId))?.signature : undefined;
  },
});
