import type { MetricDataQuery } from '../metrics/query.ts';

/** A metric alarm as it was put: AWS's field names. */
export interface AlarmDefinition {
  readonly AlarmName: string;
  readonly AlarmDescription?: string;
  readonly ActionsEnabled?: boolean;
  readonly OKActions?: readonly string[];
  readonly AlarmActions?: readonly string[];
  readonly InsufficientDataActions?: readonly string[];
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  /** Seconds. */
  readonly Period?: number;
  readonly Unit?: string;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly Threshold?: number;
  readonly ComparisonOperator: string;
  readonly TreatMissingData?: string;
  readonly EvaluateLowSampleCountPercentile?: string;
  readonly Metrics?: readonly MetricDataQuery[];
}

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

const fields = [
  'AlarmName',
  'AlarmDescription',
  'ActionsEnabled',
  'OKActions',
  'AlarmActions',
  'InsufficientDataActions',
  'Namespace',
  'MetricName',
  'Dimensions',
  'Statistic',
  'ExtendedStatistic',
  'Period',
  'Unit',
  'EvaluationPeriods',
  'DatapointsToAlarm',
  'Threshold',
  'ComparisonOperator',
  'TreatMissingData',
  'EvaluateLowSampleCountPercentile',
  'Metrics',
] as const;
const numbers = new Set(['Period', 'EvaluationPeriods', 'DatapointsToAlarm', 'Threshold']);
const booleans = new Set(['ActionsEnabled', 'ReturnData']);

/** The definition in a PutMetricAlarm of either protocol, or in an alarm that DescribeAlarms gave. */
export function definitionOf(input: Readonly<Record<string, unknown>>): AlarmDefinition {
  const given = fields.filter(
    (name) => input[name] !== undefined && input[name] !== null && input[name] !== '',
  );
  const definition = Object.fromEntries(given.map((name) => [name, typed(name, input[name])]));
  return { ActionsEnabled: true, ...definition } as unknown as AlarmDefinition;
}

function typed(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => typed('', item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, typed(key, field)]));
  }
  if (numbers.has(name)) return Number(value);
  return booleans.has(name) ? value === true || value === 'true' : value;
}

/** Seconds of one period: the alarm's own, or the shortest of its queries'. */
export function periodOf(alarm: AlarmDefinition): number {
  if (alarm.Period) return alarm.Period;
  const periods = (alarm.Metrics ?? []).flatMap((query) => query.MetricStat?.Period ?? query.Period ?? []);
  return Math.min(...periods, 86_400);
}

/** The alarm's metric as queries; the one that returns data is what is compared. */
export function queriesOf(alarm: AlarmDefinition): readonly MetricDataQuery[] {
  if (alarm.Metrics)
    return alarm.Metrics.map((query) => ({ ...query, ReturnData: query.ReturnData !== false }));
  const Metric = {
    Namespace: alarm.Namespace ?? '',
    MetricName: alarm.MetricName ?? '',
    ...(alarm.Dimensions ? { Dimensions: alarm.Dimensions } : {}),
  };
  const Stat = alarm.ExtendedStatistic ?? alarm.Statistic ?? 'Average';
  return [
    {
      Id: 'm',
      MetricStat: { Metric, Period: periodOf(alarm), Stat, ...(alarm.Unit ? { Unit: alarm.Unit } : {}) },
    },
  ];
}
