import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { runOf } from '#lib/store/runs.ts';
import { defineQuery } from './define.ts';

/** The runner's signature of a run's newest plan, base64; undefined where there is none. */
export const signedPlan = defineQuery({
  name: 'signed-plan',
  action: 'deploys:read',
  on: ({ environment }: { readonly environment: EnvironmentKey; readonly runId: string }) =>
    onEnvironment(environment),
  async run({ db }, _, { environment, runId }): Promise<string | undefined> {
    return (await runOf(db, environment, runId)) && (await latestPlan(db, runId))?.signature;
  },
});
