import { type Measure, measure } from './measure.ts';
import type { Chart, ChartId, Datapoint, MetricUnit, Series, Statistic } from './series.ts';
import type { MetricTarget } from './targets.ts';

/** A chart before its points: what to ask CloudWatch for, and how to show it. */
export type ChartPlan = Omit<Chart, 'series'> & { readonly measures: readonly Measure[] };

type Line = readonly [metric: string, statistic: Statistic, more?: Readonly<Record<string, string>>];
type Shape = readonly [ChartId, MetricUnit, readonly Line[]];

const each = (metric: string, ...statistics: readonly Statistic[]): readonly Line[] =>
  statistics.map((statistic) => [metric, statistic]);

/** DynamoDB keeps latency and system errors by operation only; these are the ones an application calls. */
const OPERATIONS = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems'];
const byOperation = (metric: string, statistic: Statistic): readonly Line[] =>
  OPERATIONS.map((Operation) => [metric, statistic, { Operation }]);

const REST: readonly Shape[] = [
  ['apigateway.count', 'count', each('Count', 'Sum')],
  ['apigateway.errors', 'count', [...each('4XXError', 'Sum'), ...each('5XXError', 'Sum')]],
  ['apigateway.latency', 'ms', each('Latency', 'p50', 'p95', 'p99')],
];

const SHAPES: Readonly<Record<MetricTarget['kind'], readonly Shape[]>> = {
  function: [
    ['lambda.invocations', 'count', each('Invocations', 'Sum')],
    ['lambda.errors', 'count', each('Errors', 'Sum')],
    ['lambda.throttles', 'count', each('Throttles', 'Sum')],
    ['lambda.duration', 'ms', each('Duration', 'p50', 'p95', 'p99')],
    ['lambda.concurrency', 'count', each('ConcurrentExecutions', 'Maximum')],
  ],
  table: [
    [
      'dynamodb.capacity',
      'units',
      [...each('ConsumedReadCapacityUnits', 'Sum'), ...each('ConsumedWriteCapacityUnits', 'Sum')],
    ],
    [
      'dynamodb.throttles',
      'count',
      [...each('ReadThrottleEvents', 'Sum'), ...each('WriteThrottleEvents', 'Sum')],
    ],
    ['dynamodb.latency', 'ms', byOperation('SuccessfulRequestLatency', 'Average')],
    ['dynamodb.errors', 'count', byOperation('SystemErrors', 'Sum')],
  ],
  'rest-api': REST,
  'http-api': [
    ['apigateway.count', 'count', each('Count', 'Sum')],
    ['apigateway.errors', 'count', [...each('4xx', 'Sum'), ...each('5xx', 'Sum')]],
    ['apigateway.latency', 'ms', each('Latency', 'p50', 'p95', 'p99')],
  ],
  queue: [
    ['sqs.visible', 'count', each('ApproximateNumberOfMessagesVisible', 'Maximum')],
    ['sqs.age', 'seconds', each('ApproximateAgeOfOldestMessage', 'Maximum')],
  ],
  stream: [['stream.iterator-age', 'ms', each('IteratorAge', 'Maximum')]],
};

/** Every chart of an environment, target by target; what DynamoDB only keeps for the whole account last. */
export function chartPlans(targets: readonly MetricTarget[]): readonly ChartPlan[] {
  const plans = targets.flatMap((target) => SHAPES[target.kind].map((shape) => planOf(target, shape)));
  return targets.some(({ kind }) => kind === 'table')
    ? [...plans, planOf(WHOLE_DYNAMODB, USER_ERRORS)]
    : plans;
}

const planOf = (target: MetricTarget, [id, unit, lines]: Shape): ChartPlan => ({
  id,
  resource: target.resource,
  label: target.label,
  unit,
  ...(target.failuresTo === undefined ? {} : { deadLetters: target.failuresTo }),
  measures: lines.map(([metric, statistic, more]) => measure(target, metric, statistic, more)),
});

/**
 * DynamoDB counts requests that it refused by account and region, not by table: the figure has no dimension.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
const WHOLE_DYNAMODB: MetricTarget = {
  kind: 'table',
  resource: 'AWS/DynamoDB',
  label: 'DynamoDB',
  dimensions: {},
};
const USER_ERRORS: Shape = ['dynamodb.user-errors', 'count', [['UserErrors', 'Sum']]];

/**
 * Puts the points where they belong. A series without a point is kept, empty: that nothing was measured is an
 * answer; of lines by operation only those that occurred are kept.
 */
export function chartsFrom(
  plans: readonly ChartPlan[],
  points: ReadonlyMap<string, readonly Datapoint[]>,
  unread: ReadonlySet<string> = new Set(),
): readonly Chart[] {
  return plans.map(({ measures, ...chart }) => {
    const series = measures.map(
      (each): Series => ({
        ...each,
        unit: chart.unit,
        points: points.get(each.id) ?? [],
        ...(unread.has(each.id) ? { unread: true } : {}),
      }),
    );
    const measured = series.filter((each) => each.points.length > 0);
    const optional = series.some((each) => 'Operation' in each.metric.dimensions);
    return { ...chart, series: optional ? measured : series };
  });
}
