import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import type { EnvironmentNow } from '#lib/domain/deploy/environment-now.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { openRuns, runHistory } from '#lib/store/deploy-history.ts';
import { defineQuery } from './define.ts';
import { environmentHealthNow } from './health-now.ts';

/** What somebody should know who is about to ask for a deploy here. */
export const environmentNow = defineQuery({
  name: 'environment-now',
  action: 'deploys:read',
  on: ({ environment }: { readonly environment: EnvironmentKey }) => onEnvironment(environment),
  async run(services, caller, { environment }): Promise<EnvironmentNow> {
    const { db, config } = services;
    const { components } = environmentOf(config.current(), environment);
    const mayHealth = can(caller, 'health:read', onEnvironment(environment)).allowed;
    const [health, open, ...deployed] = await Promise.all([
      mayHealth ? environmentHealthNow(services, environment) : ('not-allowed' as const),
      openRuns(db, [environment]),
      ...components.map(async ({ name, tool }) => {
        const filter = { component: name, state: 'succeeded' } as const;
        const [last] = await runHistory(db, [environment], filter, 1);
        return { component: { name, tool }, ...(last ? { last } : {}) };
      }),
    ]);
    return { health, open, deployed };
  },
});
