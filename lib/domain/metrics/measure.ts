import type { MetricRef, Statistic } from './series.ts';
import type { MetricTarget } from './targets.ts';

/** One statistic of one metric of one target, under an id of our own. */
export type Measure = {
  readonly id: string;
  readonly metric: MetricRef;
  readonly statistic: Statistic;
};

const NAMESPACE: Readonly<Record<MetricTarget['kind'], string>> = {
  function: 'AWS/Lambda',
  stream: 'AWS/Lambda',
  table: 'AWS/DynamoDB',
  'rest-api': 'AWS/ApiGateway',
  'http-api': 'AWS/ApiGateway',
  queue: 'AWS/SQS',
};

/** @param more further dimensions: DynamoDB keeps latency and errors by operation. */
export function measure(
  target: MetricTarget,
  name: string,
  statistic: Statistic,
  more: Readonly<Record<string, string>> = {},
): Measure {
  const metric = {
    namespace: NAMESPACE[target.kind],
    name,
    dimensions: { ...target.dimensions, ...more },
  };
  const suffix = Object.values(more).map((each) => ` ${each}`);
  return { id: `${target.resource} ${name} ${statistic}${suffix.join('')}`, metric, statistic };
}
