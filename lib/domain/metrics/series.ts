import type { Instant, TimeRange } from '../time.ts';
import type { Millis } from '../units.ts';

export type Statistic = 'Sum' | 'Average' | 'Maximum' | 'Minimum' | 'SampleCount' | `p${number}`;

export type MetricUnit = 'count' | 'ms' | 'units' | 'ratio' | 'seconds' | 'bytes' | 'MB';

/** A CloudWatch metric with exact dimensions. */
export type MetricRef = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

/** A period without datapoint is simply absent. */
export type Datapoint = { readonly at: Instant; readonly value: number };

export type Series = {
  readonly id: string;
  readonly metric: MetricRef;
  readonly statistic: Statistic;
  readonly unit: MetricUnit;
  readonly points: readonly Datapoint[];
  /** CloudWatch did not answer for all of it: what is absent is not known to be nothing. */
  readonly unread?: true;
};

/** One panel: a few series on one axis. */
export type Chart = {
  readonly id: ChartId;
  readonly resource: string;
  readonly label: string;
  readonly unit: MetricUnit;
  readonly series: readonly Series[];
  /** `resource` of the queue that takes what failed here. */
  readonly deadLetters?: string;
};

export type ChartId =
  | 'lambda.invocations'
  | 'lambda.errors'
  | 'lambda.throttles'
  | 'lambda.duration'
  | 'lambda.concurrency'
  | 'dynamodb.capacity'
  | 'dynamodb.throttles'
  | 'dynamodb.latency'
  | 'dynamodb.errors'
  | 'dynamodb.user-errors'
  | 'apigateway.count'
  | 'apigateway.errors'
  | 'apigateway.latency'
  | 'sqs.visible'
  | 'sqs.age'
  | 'lambda.cold-starts'
  | 'lambda.init'
  | 'lambda.memory'
  | 'stream.iterator-age';

export type MetricsAnswer = {
  readonly range: TimeRange;
  readonly period: Millis;
  readonly charts: readonly Chart[];
  /** Runs that started in the range: drawn as markers. */
  readonly deploys: readonly { readonly at: Instant; readonly runId: string; readonly number: number }[];
};
