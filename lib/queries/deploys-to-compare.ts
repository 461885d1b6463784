import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Instant } from '#lib/domain/time.ts';
import { newestRunsBefore } from '#lib/store/deploy-facts.ts';
import { defineQuery } from './define.ts';

export type DeploysToCompareAsk = { readonly environment: EnvironmentKey; readonly until: Instant };

/** As many as a menu is worth reading. */
const MOST = 12;

/** Deploys before which an environment's charts can be compared: newest first, none after the range shown. */
export const deploysToCompare = defineQuery({
  name: 'deploys-to-compare',
  action: 'metrics:read',
  on: ({ environment }: DeploysToCompareAsk) => onEnvironment(environment),
  run: ({ db }, _, { environment, until }) => newestRunsBefore(db, environment, until, MOST),
});
