import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { defineQuery } from './define.ts';

export type MetricsAsk = { readonly environment: EnvironmentKey; readonly range: TimeRange };

/** Charts of one environment, through the collector and its cache. */
export const metrics = defineQuery({
  name: 'metrics',
  action: 'metrics:read',
  on: ({ environment }: MetricsAsk) => onEnvironment(environment),
  run: ({ collector }, _, ask) => collector.read('metrics', ask),
});
