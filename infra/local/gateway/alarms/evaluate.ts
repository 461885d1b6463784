import { evaluateQueries } from '../metrics/query.ts';
import { type MetricStore, MINUTE } from '../metrics/store.ts';
import { type AlarmDefinition, type AlarmState, periodOf, queriesOf } from './alarm.ts';

export interface Verdict {
  readonly state: AlarmState;
  readonly reason: string;
  /** JSON, as in `StateReasonData`. */
  readonly reasonData: string;
}

const operators: Record<
  string,
  readonly [breaches: (value: number, threshold: number) => boolean, words: string]
> = {
  GreaterThanThreshold: [(v, t) => v > t, 'greater than'],
  GreaterThanOrEqualToThreshold: [(v, t) => v >= t, 'greater than or equal to'],
  LessThanThreshold: [(v, t) => v < t, 'less than'],
  LessThanOrEqualToThreshold: [(v, t) => v <= t, 'less than or equal to'],
};

/**
 * The state of an alarm over its last periods, the running one included. Undefined when it stays as it is.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function evaluateAlarm(store: MetricStore, alarm: AlarmDefinition, now: number): Verdict | undefined {
  const periodMs = periodOf(alarm) * 1000;
  const count = alarm.EvaluationPeriods;
  // As in CloudWatch the window moves on by the minute, not by the period.
  const end = Math.floor(now / MINUTE) * MINUTE + MINUTE;
  const start = end - count * periodMs;
  const [result] = evaluateQueries(store, queriesOf(alarm), start, end);
  const values = Array.from({ length: count }, (_, index) => result?.values.get(start + index * periodMs));
  return judge(alarm, values, { start, now, periodMs });
}

/** Compares one value a period, oldest first; undefined is a missing one. */
export function judge(
  alarm: AlarmDefinition,
  values: readonly (number | undefined)[],
  when: { readonly start: number; readonly now: number; readonly periodMs: number },
): Verdict | undefined {
  const [breaches, words] = operators[alarm.ComparisonOperator] ?? [];
  if (!breaches || alarm.Threshold === undefined) return undefined;
  const threshold = alarm.Threshold;
  const needed = alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods;
  const real = values.filter((value) => value !== undefined);
  const missing = values.length - real.length;
  const breaching = real.filter((value) => breaches(value, threshold)).length;
  const state = stateOf(alarm.TreatMissingData ?? 'missing', {
    breaching,
    missing,
    all: values.length,
    needed,
  });
  if (!state) return undefined;
  const reason = reasonOf(alarm, { real, breaching, missing, needed, words: words ?? '', state });
  return { state, reason, reasonData: reasonDataOf(alarm, real, when) };
}

interface Counts {
  readonly breaching: number;
  readonly missing: number;
  readonly all: number;
  readonly needed: number;
}

function stateOf(treatMissing: string, { breaching, missing, all, needed }: Counts): AlarmState | undefined {
  const fine = all - breaching - missing;
  switch (treatMissing) {
    case 'breaching':
      return breaching + missing >= needed ? 'ALARM' : 'OK';
    case 'notBreaching':
      return breaching >= needed ? 'ALARM' : 'OK';
    default:
      if (missing === all) return treatMissing === 'missing' ? 'INSUFFICIENT_DATA' : undefined;
      if (breaching >= needed) return 'ALARM';
      // Missing values could still make it an alarm: it stays as it is.
      return fine > all - needed || missing === 0 ? 'OK' : undefined;
  }
}

function reasonOf(
  alarm: AlarmDefinition,
  seen: {
    real: readonly number[];
    breaching: number;
    missing: number;
    needed: number;
    words: string;
    state: AlarmState;
  },
): string {
  const treated = alarm.TreatMissingData === 'breaching' ? 'Breaching' : 'NonBreaching';
  if (seen.real.length === 0) {
    const periods = `${seen.missing} ${plural(seen.missing, 'period')}`;
    return seen.state === 'INSUFFICIENT_DATA'
      ? `Insufficient Data: ${seen.missing} ${plural(seen.missing, 'datapoint')} ${seen.missing === 1 ? 'was' : 'were'} unknown.`
      : `Threshold Crossed: no datapoints were received for ${periods} and ${seen.missing} missing ${plural(seen.missing, 'datapoint')} ${seen.missing === 1 ? 'was' : 'were'} treated as [${treated}].`;
  }
  const counted = seen.state === 'ALARM' ? seen.breaching : seen.real.length - seen.breaching;
  const not = seen.state === 'ALARM' ? '' : ' not';
  const values = seen.real
    .map((value) => (Number.isInteger(value) ? value.toFixed(1) : String(value)))
    .join(', ');
  return `Threshold Crossed: ${counted} out of the last ${alarm.EvaluationPeriods} datapoints [${values}] ${counted === 1 ? 'was' : 'were'}${not} ${seen.words} the threshold (${alarm.Threshold?.toFixed(1)}) (minimum ${seen.needed} ${plural(seen.needed, 'datapoint')} for ${seen.state === 'ALARM' ? 'OK -> ALARM' : 'ALARM -> OK'} transition).`;
}

const plural = (count: number, noun: string) => (count === 1 ? noun : `${noun}s`);

function reasonDataOf(
  alarm: AlarmDefinition,
  real: readonly number[],
  when: { readonly start: number; readonly now: number; readonly periodMs: number },
): string {
  return JSON.stringify({
    version: '1.0',
    queryDate: new Date(when.now).toISOString(),
    startDate: new Date(when.start).toISOString(),
    ...(alarm.Statistic ? { statistic: alarm.Statistic } : {}),
    period: when.periodMs / 1000,
    recentDatapoints: real,
    threshold: alarm.Threshold,
  });
}
