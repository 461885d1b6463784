import { onEnvironment } from '#lib/domain/access/action.ts';
import { defineQuery } from './define.ts';
import type { MetricsAsk } from './metrics.ts';

/**
 * Cold starts and memory of an environment's functions, through the collector and its cache. Counts and sizes only,
 * no line's text: who may read metrics may read them.
 */
export const reports = defineQuery({
  name: 'reports',
  action: 'metrics:read',
  on: ({ environment }: MetricsAsk) => onEnvironment(environment),
  run: ({ collector }, _, ask) => collector.read('reports', ask),
});
