import type { Instant, TimeRange } from '../time.ts';
import { hours, instant, minutes } from '../time.ts';

/** Title of the chart that shows a metric, as `metricPanels` puts them together. */
const TITLE_OF: Readonly<Record<string, string>> = {
  Count: 'requests',
  '4XXError': 'requests',
  '5XXError': 'requests',
  '4xx': 'requests',
  '5xx': 'requests',
  Latency: 'latency',
  Invocations: 'invocations',
  Errors: 'invocations',
  Throttles: 'invocations',
  Duration: 'duration',
  ConcurrentExecutions: 'concurrency',
  IteratorAge: 'streamAge',
  ApproximateNumberOfMessagesVisible: 'waiting',
  ApproximateAgeOfOldestMessage: 'messageAge',
  ConsumedReadCapacityUnits: 'capacity',
  ConsumedWriteCapacityUnits: 'capacity',
  ReadThrottleEvents: 'capacity',
  WriteThrottleEvents: 'capacity',
  SystemErrors: 'tableErrors',
  SuccessfulRequestLatency: 'tableLatency',
};

/** Id of the panel that shows a metric of a resource; undefined for a metric that no chart has. */
export function panelOf(metric: string, resource: string): string | undefined {
  const title = TITLE_OF[metric];
  return title && `${title} ${resource}`;
}

const CHARTED = new Set(['AWS/Lambda', 'AWS/ApiGateway', 'AWS/DynamoDB', 'AWS/SQS']);

/** Whether the metrics page has a chart of such a metric. */
export const isCharted = (namespace: string, metric: string): boolean =>
  CHARTED.has(namespace) && Object.hasOwn(TITLE_OF, metric);

const BEFORE = minutes(30);
const LONGEST = hours(24);

/** What to look at of trouble that began once: from half an hour before it to now, one day at most. */
export const troubleRange = (since: Instant, now: Instant): TimeRange => ({
  from: instant(Math.max(since - BEFORE, now - LONGEST)),
  to: now,
});
