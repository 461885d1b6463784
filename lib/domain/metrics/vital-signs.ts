import type { Instant, TimeRange } from '../time.ts';
import { instant, minus, minutes } from '../time.ts';
import { ratio } from '../units.ts';
import { type Measure, measure } from './measure.ts';
import type { Datapoint, Statistic } from './series.ts';
import type { MetricTarget } from './targets.ts';
import type { Vital, Vitals } from './vitals.ts';

const VITAL_MINUTES = 5;

type Sign = 'requests' | 'errors' | 'throttles' | 'latencyP95' | 'backlog';

const SIGNS: Readonly<Record<MetricTarget['kind'], readonly (readonly [Sign, string, Statistic])[]>> = {
  function: [
    ['requests', 'Invocations', 'Sum'],
    ['errors', 'Errors', 'Sum'],
    ['throttles', 'Throttles', 'Sum'],
  ],
  'rest-api': [
    ['requests', 'Count', 'Sum'],
    ['errors', '5XXError', 'Sum'],
    ['latencyP95', 'Latency', 'p95'],
  ],
  'http-api': [
    ['requests', 'Count', 'Sum'],
    ['errors', '5xx', 'Sum'],
    ['latencyP95', 'Latency', 'p95'],
  ],
  table: [
    ['throttles', 'ReadThrottleEvents', 'Sum'],
    ['throttles', 'WriteThrottleEvents', 'Sum'],
  ],
  queue: [['backlog', 'ApproximateNumberOfMessagesVisible', 'Maximum']],
  stream: [['backlog', 'IteratorAge', 'Maximum']],
};

/** The last five full minutes. */
export function vitalRange(now: Instant): TimeRange {
  const to = instant(now - (now % 60_000));
  return { from: minus(to, minutes(VITAL_MINUTES)), to };
}

export const vitalMeasures = (targets: readonly MetricTarget[]): readonly Measure[] =>
  targets.flatMap((target) =>
    SIGNS[target.kind].map(([, name, statistic]) => measure(target, name, statistic)),
  );

/** How many metrics were asked for so that these could be said; queues are asked of SQS. */
export const measuresBehind = (vitals: readonly Pick<Vital, 'kind'>[]): number =>
  vitals.reduce(
    (sum, { kind }) => sum + (kind === 'queue' ? 0 : SIGNS[kind === 'api' ? 'rest-api' : kind].length),
    0,
  );

/** Minute datapoints by measure id → vitals. What has no datapoint stays absent. */
export function vitalsFrom(
  targets: readonly MetricTarget[],
  points: ReadonlyMap<string, readonly Datapoint[]>,
): Vitals {
  const vitals = targets.map((target) => vitalOf(target, points));
  const doors = vitals.filter((each) => each.kind === 'api' && each.requests !== undefined);
  const requests = sum(doors.map((each) => each.requests ?? 0));
  const errors = sum(doors.map((each) => each.errors ?? 0));
  return {
    windowMinutes: VITAL_MINUTES,
    vitals,
    ...(doors.length === 0 ? {} : { requestsPerMinute: requests / VITAL_MINUTES }),
    ...(requests === 0 ? {} : { errorRate: ratio(errors / requests) }),
  };
}

function vitalOf(target: MetricTarget, points: ReadonlyMap<string, readonly Datapoint[]>): Vital {
  const { kind, resource, label, deadLetter } = target;
  const signs: Partial<Record<Sign, number>> = {};
  for (const [sign, name, statistic] of SIGNS[kind]) {
    const values = (points.get(measure(target, name, statistic).id) ?? []).map((each) => each.value);
    if (values.length > 0) signs[sign] = folded(kind, statistic, values) + (signs[sign] ?? 0);
  }
  return {
    resource,
    label,
    kind: kind === 'rest-api' || kind === 'http-api' ? 'api' : kind,
    ...signs,
    ...(deadLetter ? { deadLetter } : {}),
  };
}

/** Minutes into one figure. A percentile has no sum: the middle minute's stands for all. */
function folded(kind: MetricTarget['kind'], statistic: Statistic, values: readonly number[]): number {
  if (statistic === 'Sum') return sum(values);
  if (statistic === 'Maximum') {
    const highest = Math.max(...values);
    // CloudWatch has the age in milliseconds, the vital in seconds.
    return kind === 'stream' ? highest / 1_000 : highest;
  }
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
