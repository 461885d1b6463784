import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { defineQuery } from './define.ts';
import { visibleEnvironments } from './visible.ts';

export type EnvironmentsToCompareAsk = { readonly environment: EnvironmentKey };

/** Names of the other environments of the same system whose metrics the caller may read: what charts can stand beside. */
export const environmentsToCompare = defineQuery({
  name: 'environments-to-compare',
  action: 'metrics:read',
  on: ({ environment }: EnvironmentsToCompareAsk) => onEnvironment(environment),
  run: async (services, caller, { environment }) => {
    const system = services.config.current().environments.get(environment)?.system;
    return visibleEnvironments(services, caller, 'metrics:read')
      .filter((each) => each.system === system && each.key !== environment)
      .map(({ name }) => name);
  },
});
