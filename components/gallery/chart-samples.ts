import { type ReportsAnswer, reportCharts } from '#lib/domain/metrics/report-charts.ts';
import type { Chart, Datapoint, MetricsAnswer, Series } from '#lib/domain/metrics/series.ts';
import { type Failure, failedAfter, type Reading, ready } from '#lib/domain/reading.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';

const LENGTH = 90;
const about = (now: Instant) => ({ asOf: now, freshFor: minutes(3), source: 'sample' });
const rangeOf = (now: Instant) => ({ from: instant(now - minutes(LENGTH)), to: now });
const THROTTLED: Failure = { kind: 'throttled', api: 'cloudwatch:GetMetricData' };

function points(now: Instant, value: (minute: number) => number | undefined): readonly Datapoint[] {
  return Array.from({ length: LENGTH }, (_, minute) => {
    const at = instant(now - minutes(LENGTH - minute));
    const found = value(minute);
    return found === undefined ? undefined : { at, value: found };
  }).filter((each) => each !== undefined);
}

const series = (id: string, name: string, all: readonly Datapoint[], more: Partial<Series> = {}): Series => ({
  ...{ id, metric: { namespace: 'AWS/Lambda', name, dimensions: {} } },
  ...{ statistic: 'Sum', unit: 'count', points: all },
  ...more,
});

const wave = (base: number) => (minute: number) => base * (1 + 0.2 * Math.sin(minute / 6));

function charts(now: Instant): readonly Chart[] {
  const api = { resource: 'api', label: 'api' };
  const age = { unit: 'ms', statistic: 'Maximum' } as const;
  const quiet = points(now, (minute) => (minute > 18 && minute < 40 ? undefined : wave(30)(minute)));
  const depth = points(now, (minute) => Math.max(0, Math.min(3, Math.floor((minute - 40) / 12))));
  return [
    { ...api, id: 'lambda.invocations', unit: 'count', series: [series('quiet', 'Invocations', quiet)] },
    {
      ...api,
      id: 'lambda.errors',
      unit: 'count',
      series: [
        series(
          'errors',
          'Errors',
          points(now, (minute) => (minute % 31 === 7 ? 2 : 0)),
        ),
      ],
    },
    {
      ...api,
      id: 'lambda.duration',
      unit: 'ms',
      series: (['p50', 'p95', 'p99'] as const).map((statistic, index) =>
        series(
          statistic,
          'Duration',
          points(now, (minute) => wave([40, 120, 210][index] ?? 0)(minute) * (minute > 55 ? 1.6 : 1)),
          { statistic, unit: 'ms' },
        ),
      ),
    },
    {
      ...{ id: 'lambda.concurrency', resource: 'api', label: 'api', unit: 'count' },
      series: [
        series(
          'unread',
          'ConcurrentExecutions',
          points(now, (minute) => (minute > 30 && minute < 50 ? undefined : wave(3)(minute))),
          { statistic: 'Maximum', unread: true },
        ),
      ],
    },
    {
      ...{ id: 'stream.iterator-age', resource: 'stream', label: 'processor', unit: 'ms' },
      series: [
        series(
          'age',
          'IteratorAge',
          points(now, (minute) => (minute < 40 ? 800 : 800 + (minute - 40) * 700)),
          age,
        ),
      ],
      deadLetters: 'dlq',
    },
    {
      ...{ id: 'sqs.visible', resource: 'dlq', label: 'dlq', unit: 'count' },
      series: [series('depth', 'ApproximateNumberOfMessagesVisible', depth, { statistic: 'Maximum' })],
    },
  ];
}

/** Metrics in every state: gaps of both kinds, rare events, a provisional end, failed with and without a last value. */
export function metricSamples(now: Instant) {
  const deploy = { at: instant(now - minutes(35)), runId: 'sample', number: 409 };
  const answer: MetricsAnswer = {
    ...{ range: rangeOf(now), period: minutes(1), charts: charts(now), deploys: [deploy] },
  };
  const before = instant(now - minutes(LENGTH));
  const good = ready(answer, { ...about(now), provisional: true });
  const earlier: Reading<MetricsAnswer> = ready(
    { ...answer, range: rangeOf(before), charts: charts(before) },
    about(now),
  );
  const empty: Reading<MetricsAnswer> = ready({ ...answer, charts: [] }, about(now));
  return { deploy, good, earlier, empty, failed: failedAfter<MetricsAnswer>(undefined, THROTTLED, now) };
}

/** REPORT lines: read whole, in part, none, and not at all. */
export function reportSamples(now: Instant): readonly (readonly [string, Reading<ReportsAnswer>])[] {
  const group = '/aws/lambda/items-dev-api';
  const lines = Array.from({ length: LENGTH }, (_, minute) => ({
    ...{ group, at: instant(now - minutes(LENGTH - minute)), requestId: `r${minute}` },
    ...{ duration: millis(40), billed: millis(41), memoryMb: 256, usedMb: 110 + (minute % 9) },
    ...(minute % 29 === 3 ? { init: millis(310) } : {}),
  }));
  const answer = (some: typeof lines, cut: ReportsAnswer['cut'] = []): ReportsAnswer => ({
    ...{ range: rangeOf(now), period: minutes(1), cut },
    charts: reportCharts([{ group, label: 'api' }], some, minutes(1)),
  });
  const from = instant(now - minutes(40));
  return [
    ['ready', ready(answer(lines), about(now))],
    [
      'cut',
      ready(
        answer(
          lines.filter(({ at }) => at >= from),
          [{ label: 'api', from }],
        ),
        about(now),
      ),
    ],
    ['empty', ready(answer([]), about(now))],
    ['failed', failedAfter<ReportsAnswer>(undefined, THROTTLED, now)],
  ];
}
