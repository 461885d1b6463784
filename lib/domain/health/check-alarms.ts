import { panelOf } from '../metrics/chart-of.ts';
import type { Reading } from '../reading.ts';
import { type Evidence, reason } from '../reason.ts';
import { elapsed, type Instant } from '../time.ts';
import type { AlarmState, Check, Verdict } from './health.ts';
import { SETTLING } from './thresholds.ts';
import { unreadCheck } from './unread.ts';

export type AlarmFacts = {
  readonly alarms: Reading<readonly AlarmState[]> | undefined;
  /** When the environment was last changed. */
  readonly changedAt: Instant | undefined;
  /** Node that an alarm's dimensions name. */
  readonly resourceOf: (alarm: AlarmState) => string | undefined;
  readonly now: Instant;
};

/** Users or records are lost while these fire; every other alarm says that it may come to that. */
const FAILING_METRICS = /error|5xx/i;

/** One check a firing alarm; one for all that are blind; one for all when they are quiet. */
export function checkAlarms(facts: AlarmFacts): readonly Check[] {
  const { alarms: reading, now } = facts;
  const unread = unreadCheck('alarms', 'health.alarms-unread', reading, now);
  if (unread) return [unread];
  const alarms = reading?.state === 'ready' ? reading.value : [];
  const firing = alarms.filter((each) => each.state === 'ALARM').map((each) => firingCheck(each, facts));
  const blind = alarms.filter((each) => each.state === 'INSUFFICIENT_DATA' && !isSettling(each, facts));
  const absent = reading?.state === 'ready' ? reading.missing.length : 0;
  const loud = [
    ...firing,
    ...(blind.length > 0 ? [blindCheck(blind)] : []),
    ...(absent > 0 ? [absentCheck(absent)] : []),
  ];
  if (loud.length > 0) return loud;
  if (alarms.length === 0)
    return [{ name: 'alarms', verdict: 'healthy', reason: reason('health.no-alarms'), nothing: true }];
  return [
    { name: 'alarms', verdict: 'healthy', reason: reason('health.alarms-quiet', { count: alarms.length }) },
  ];
}

function firingCheck(alarm: AlarmState, { resourceOf }: AlarmFacts): Check {
  // An alarm of other alarms watches no metric: its rule says what it is about.
  const about = alarm.rule ?? alarm.metric;
  const verdict: Verdict = FAILING_METRICS.test(about) ? 'failing' : 'degraded';
  const params = { alarm: alarm.name, metric: about, since: alarm.since };
  const resource = resourceOf(alarm);
  const chart = resource && panelOf(alarm.metric, resource) ? [metricOf(alarm, resource)] : [];
  return {
    name: 'alarms',
    verdict,
    reason: reason('health.alarm-firing', params, [...chart, { kind: 'alarm', name: alarm.name }]),
    ...(resource === undefined ? {} : { resource }),
  };
}

const metricOf = ({ metric }: AlarmState, resource: string): Evidence => ({
  kind: 'metric',
  metric,
  resource,
});

/** What a state or stack declares and nobody could read is unknown, never healthy. */
const absentCheck = (count: number): Check => ({
  name: 'alarms',
  verdict: 'unknown',
  reason: reason('health.alarms-declared-unread', { count }),
});

function blindCheck(alarms: readonly AlarmState[]): Check {
  const evidence = alarms.map(({ name }) => ({ kind: 'alarm', name }) as const);
  return {
    name: 'alarms',
    verdict: 'unknown',
    reason: reason('health.alarms-without-data', { count: alarms.length }, evidence),
  };
}

function isSettling(alarm: AlarmState, { changedAt, now }: AlarmFacts): boolean {
  const since = Math.max(alarm.since, changedAt ?? 0) as Instant;
  return elapsed(since, now) < SETTLING;
}
