import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { getDeployment, getRunByNumber } from '#lib/store/runs.ts';
import { defineQuery } from './define.ts';

/** Where the run with this number belongs, for whoever may see it there; for others there is none. */
export const findRun = defineQuery({
  name: 'find-run',
  action: 'deploys:read',
  on: () => PORTAL,
  async run({ db }, caller, { number }: { readonly number: number }) {
    const run = Number.isSafeInteger(number) && number > 0 ? await getRunByNumber(db, number) : undefined;
    const deployment = run && (await getDeployment(db, run.deploymentId));
    if (!run || !deployment) return undefined;
    const environment = deployment.environment as EnvironmentKey;
    return can(caller, 'deploys:read', onEnvironment(environment)).allowed
      ? { runId: run.id, lane: run.lane, environment, commit: deployment.commit }
      : undefined;
  },
});
