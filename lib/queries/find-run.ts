import { PORTAL } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { getDeployment, getRunByNumber } from '#lib/store/runs.ts';
import { defineQuery } from './define.ts';

/** Where the run with this number belongs; what it is, is asked of its environment with the right for that. */
export const findRun = defineQuery({
  name: 'find-run',
  action: 'deploys:read',
  on: () => PORTAL,
  async run({ db }, _, { number }: { readonly number: number }) {
    const run = Number.isSafeInteger(number) && number > 0 ? await getRunByNumber(db, number) : undefined;
    const deployment = run && (await getDeployment(db, run.deploymentId));
    if (!run || !deployment) return undefined;
    return { runId: run.id, lane: run.lane, environment: deployment.environment as EnvironmentKey };
  },
});
