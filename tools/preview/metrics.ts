import type { Chart, ChartId, MetricsAnswer, MetricUnit, Series } from '#lib/domain/metrics/series.ts';
import { instant, type TimeRange } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';

/** TEST DATA: waves with a gap and a step at the deploy. */
export function previewMetrics(environment: string, range: TimeRange): MetricsAnswer {
  const prefix = environment.replace('/', '-');
  const period = millis(Math.max(60_000, Math.ceil((range.to - range.from) / 90 / 60_000) * 60_000));
  // As old as the newest deploy of items/staging in `deploys.ts`.
  const deploy = instant(Math.floor(Date.now() / 60_000 - 30) * 60_000);
  const series = (
    id: string,
    name: string,
    statistic: Series['statistic'],
    unit: MetricUnit,
    base: number,
    step = 1,
  ): Series => ({
    id,
    metric: { namespace: 'AWS/Lambda', name, dimensions: { FunctionName: `${prefix}-processor` } },
    statistic,
    unit,
    points: Array.from({ length: Math.floor((range.to - range.from) / period) }, (_, index) => {
      const at = instant(Math.ceil(range.from / period) * period + index * period);
      return {
        at,
        value: Math.max(
          0,
          base *
            (at > deploy ? step : 1) *
            (1 + 0.12 * Math.sin(index * 1.9 + base) + 0.1 * Math.sin(index / 9)),
        ),
      };
    }).filter(
      ({ at }) =>
        at < range.from + (range.to - range.from) * 0.2 || at > range.from + (range.to - range.from) * 0.3,
    ),
  });
  const chart = (
    id: ChartId,
    resource: string,
    label: string,
    unit: MetricUnit,
    all: readonly Series[],
  ): Chart => ({ id, resource, label, unit, series: all });
  const p = (of: string, base: number, step: number) =>
    (['p50', 'p95', 'p99'] as const).map((each, index) =>
      series(`${of} ${each}`, 'Duration', each, 'ms', base * ([1, 3.2, 5][index] ?? 1), step),
    );
  const few = series('api errors', 'Errors', 'Sum', 'count', 2);
  const visible = series('visible', 'ApproximateNumberOfMessagesVisible', 'Maximum', 'count', 1);
  return {
    range,
    period,
    deploys: deploy < range.from || deploy >= range.to ? [] : [{ at: deploy, runId: 'preview', number: 63 }],
    charts: [
      chart('apigateway.count', `${prefix}-api`, 'API', 'count', [
        series('count', 'Count', 'Sum', 'count', 430),
      ]),
      chart('apigateway.errors', `${prefix}-api`, 'API', 'count', [
        series('4xx', '4XXError', 'Sum', 'count', 17),
        series('5xx', '5XXError', 'Sum', 'count', 3),
      ]),
      chart('apigateway.latency', `${prefix}-api`, 'API', 'ms', p('latency', 44, 1)),
      chart('lambda.invocations', `${prefix}-processor`, 'processor', 'count', [
        series('invocations', 'Invocations', 'Sum', 'count', 63),
      ]),
      chart('lambda.errors', `${prefix}-processor`, 'processor', 'count', [
        series('errors', 'Errors', 'Sum', 'count', 2, 3),
      ]),
      chart('lambda.invocations', `${prefix}-api`, 'api', 'count', [
        series('api invocations', 'Invocations', 'Sum', 'count', 31),
      ]),
      chart('lambda.errors', `${prefix}-api`, 'api', 'count', [
        {
          ...few,
          points: few.points.filter((_, index) => index % 19 === 7).map((each) => ({ ...each, value: 2 })),
        },
      ]),
      chart('lambda.duration', `${prefix}-processor`, 'processor', 'ms', p('duration', 75, 2.4)),
      chart('dynamodb.capacity', `${prefix}-data`, 'data', 'units', [
        series('read', 'ConsumedReadCapacityUnits', 'Sum', 'units', 22),
        series('write', 'ConsumedWriteCapacityUnits', 'Sum', 'units', 44),
      ]),
      chart('dynamodb.user-errors', 'AWS/DynamoDB', 'DynamoDB', 'count', [
        { ...few, id: 'user errors', points: few.points.filter((_, index) => index % 40 === 5) },
      ]),
      chart('sqs.visible', `${prefix}-processor-dlq`, 'processor-dlq', 'count', [
        {
          ...visible,
          points: visible.points.map(({ at }) => ({ at, value: at > deploy ? deadLetters(at, deploy) : 0 })),
        },
      ]),
      {
        ...chart('stream.iterator-age', `${prefix}-stream`, 'processor', 'ms', [
          series('age', 'IteratorAge', 'Maximum', 'ms', 900, 40),
        ]),
        deadLetters: `${prefix}-processor-dlq`,
      },
      chart('lambda.concurrency', `${prefix}-processor`, 'processor', 'count', [
        { ...series('concurrency', 'ConcurrentExecutions', 'Maximum', 'count', 3), unread: true },
      ]),
    ],
  };
}

/** One more every nine minutes after the deploy, three at the most. */
const deadLetters = (at: number, deploy: number): number =>
  Math.min(3, 1 + Math.floor((at - deploy) / 540_000));
