import type { Vital, Vitals } from '../metrics/vitals.ts';
import type { Reading } from '../reading.ts';
import { type Evidence, reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Check, CheckName, Verdict } from './health.ts';
import type { Thresholds } from './thresholds.ts';
import { unreadCheck } from './unread.ts';

/** What the last five full minutes say, resource by resource. */
export function checkVitals(
  reading: Reading<Vitals> | undefined,
  now: Instant,
  limits: Thresholds,
): readonly Check[] {
  const unread = unreadCheck('errors', 'health.vitals-unread', reading, now);
  if (unread) return [unread];
  if (reading?.state !== 'ready') return [];
  const unmeasured = reading.missing.map(
    ({ what, failure }): Check => ({
      name: 'errors',
      verdict: 'unknown',
      reason: reason('health.metric-unread', { what, cause: failure.kind }),
    }),
  );
  return [...unmeasured, ...reading.value.vitals.flatMap((vital) => checksOf(vital, limits))];
}

function checksOf(vital: Vital, limits: Thresholds): readonly Check[] {
  const checks = [errors, throttles, latency, backlog].map((judge) => judge(vital, limits));
  return checks.filter((each) => each !== undefined);
}

function errors(vital: Vital, { errorRate }: Thresholds): Check | undefined {
  if (vital.kind !== 'function' && vital.kind !== 'api') return undefined;
  const { requests, errors: failed = 0, label } = vital;
  if (requests === undefined || requests === 0) {
    return check(vital, 'errors', 'healthy', 'health.idle', { label });
  }
  const share = failed / requests;
  const { degraded, failing, atLeast } = errorRate;
  const metric = vital.kind === 'api' ? '5XXError' : 'Errors';
  const counts = { label, errors: failed, requests, share };
  if (share < degraded) return check(vital, 'errors', 'healthy', 'health.errors-low', counts, metric);
  if (failed < atLeast) {
    return check(vital, 'errors', 'healthy', 'health.errors-few', { ...counts, least: atLeast }, metric);
  }
  const verdict = share >= failing ? 'failing' : 'degraded';
  const limit = verdict === 'failing' ? failing : degraded;
  return check(vital, 'errors', verdict, 'health.errors-high', { ...counts, limitShare: limit }, metric);
}

function throttles(vital: Vital, { throttles: { degraded: limit } }: Thresholds): Check | undefined {
  const { throttles: count, label } = vital;
  if (count === undefined || count <= limit) return undefined;
  return check(
    vital,
    'throttles',
    'degraded',
    'health.throttled',
    { label, count, limit },
    vital.kind === 'table' ? 'ReadThrottleEvents' : 'Throttles',
  );
}

/** Only at the front door: a batch may take its time. */
function latency(vital: Vital, { latencyP95: limit }: Thresholds): Check | undefined {
  const { latencyP95, label, requests = 0 } = vital;
  if (vital.kind !== 'api' || latencyP95 === undefined) return undefined;
  const { degraded, requests: least } = limit;
  if (latencyP95 <= degraded) return undefined;
  const counts = { label, millis: latencyP95, requests, limitMillis: degraded };
  if (requests < least)
    return check(vital, 'latency', 'healthy', 'health.slow-few', { ...counts, least }, 'Latency');
  return check(vital, 'latency', 'degraded', 'health.slow', counts, 'Latency');
}

function backlog(vital: Vital, { deadLetters, streamAge }: Thresholds): Check | undefined {
  const { backlog: count, label } = vital;
  if (count === undefined) return undefined;
  if (vital.kind === 'queue' && vital.deadLetter) {
    if (count < deadLetters.degraded) {
      return check(vital, 'dead-letters', 'healthy', 'health.no-dead-letters', { label }, WAITING);
    }
    return check(vital, 'dead-letters', 'degraded', 'health.dead-letters', { label, count }, WAITING);
  }
  if (vital.kind !== 'stream' || count <= streamAge.degraded) return undefined;
  return check(
    vital,
    'latency',
    'degraded',
    'health.stream-behind',
    { label, seconds: count, limitSeconds: streamAge.degraded },
    'IteratorAge',
  );
}

/** What is left in a queue, by the chart of the queue itself. */
const WAITING = 'ApproximateNumberOfMessagesVisible';

function check(
  { resource }: Vital,
  name: CheckName,
  verdict: Verdict,
  code: string,
  params: Readonly<Record<string, string | number>>,
  metric?: string,
): Check {
  const evidence: Evidence[] = [
    metric === undefined ? { kind: 'resource', id: resource } : { kind: 'metric', metric, resource },
  ];
  return { name, verdict, reason: reason(code, params, evidence), resource };
}
