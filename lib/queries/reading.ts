import { type Action, onEnvironment } from '#lib/domain/access/action.ts';
import type { Operation } from '#lib/domain/access/operation.ts';
import type { BilledCost } from '#lib/domain/cost/actual.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Known } from '#lib/domain/reading.ts';
import type { ReadingTopic, ReadingTopics } from '#lib/domain/topics.ts';
import { getReading } from '#lib/store/readings.ts';
import { newestCost } from './billed-cost.ts';
import { defineQuery, type QueryServices } from './define.ts';

type Ask = { readonly environment: EnvironmentKey };

/** The last reading of one topic, with the right that the topic needs. */
function readingQuery<T extends ReadingTopic>(
  topic: T,
  action: Action,
): Operation<QueryServices, Ask, Known<ReadingTopics[T]>> {
  return defineQuery<Ask, Known<ReadingTopics[T]>>({
    name: `reading-${topic}`,
    action,
    on: ({ environment }) => onEnvironment(environment),
    run: ({ db }, _, { environment }) => getReading(db, environment, topic),
  });
}

/** With the bill of its month beside it. */
export const costReading = defineQuery<Ask, Known<BilledCost>>({
  name: 'reading-cost',
  action: 'cost:read',
  on: ({ environment }) => onEnvironment(environment),
  run: (services, _, { environment }) => newestCost(services, environment),
});
export const inventoryReading = readingQuery('inventory', 'resources:read');
export const outputsReading = readingQuery('outputs', 'resources:read');
export const alarmsReading = readingQuery('alarms', 'health:read');
export const slosReading = readingQuery('slos', 'health:read');
export const logGroupsReading = readingQuery('log-groups', 'logs:read');
