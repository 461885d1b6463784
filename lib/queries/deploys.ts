import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { latestDeployments } from '#lib/store/runs.ts';
import { defineQuery } from './define.ts';
import { visibleEnvironments } from './visible.ts';

const MOST = 100;

/** The newest requests on every environment the caller may see. */
export const allDeploys = defineQuery({
  name: 'all-deploys',
  action: 'deploys:read',
  on: () => PORTAL,
  async run(services, caller, _: Record<never, never>): Promise<readonly Deployment[]> {
    const keys = visibleEnvironments(services, caller, 'deploys:read').map((each) => each.key);
    return latestDeployments(services.db, MOST, keys);
  },
});

/** The newest requests on one environment. */
export const environmentDeploys = defineQuery({
  name: 'environment-deploys',
  action: 'deploys:read',
  on: ({ environment }: { readonly environment: EnvironmentKey }) => onEnvironment(environment),
  run: ({ db }, _, { environment }): Promise<readonly Deployment[]> =>
    latestDeployments(db, MOST, [environment]),
});
