import { type CompositeAlarm, DescribeAlarmsCommand, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import type { AlarmState } from '#lib/domain/health/health.ts';
import { instant, seconds } from '#lib/domain/time.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

const dimensions = z.array(z.object({ Name: z.string(), Value: z.string() })).default([]);
const metric = z.object({
  MetricName: z.string(),
  Namespace: z.string(),
  Dimensions: dimensions,
});
const compositeAlarm = z.object({
  AlarmName: z.string(),
  AlarmArn: z.string(),
  StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
  StateUpdatedTimestamp: z.date(),
  StateReason: z.string().default(''),
  AlarmRule: z.string().default(''),
});
const alarm = z.object({
  AlarmName: z.string(),
  AlarmArn: z.string(),
  StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
  StateUpdatedTimestamp: z.date(),
  StateReason: z.string().default(''),
  MetricName: z.string().optional(),
  Namespace: z.string().optional(),
  Dimensions: dimensions,
  Metrics: z.array(z.object({ MetricStat: z.object({ Metric: metric }).optional() })).default([]),
  Threshold: z.number().optional(),
  Period: z.number().optional(),
  EvaluationPeriods: z.number().optional(),
  DatapointsToAlarm: z.number().optional(),
});

/** Names that one call takes. */
export const NAMES_A_CALL = 100;

/**
 * Alarms by name, those of other alarms too; or all of the account and region, or those of them that are in alarm. A
 * name that is none is left out.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export function describeAlarms(
  aws: AwsClients,
  which: { readonly names: readonly string[] } | 'all' | 'in-alarm',
): Promise<Read<readonly AlarmState[]>> {
  return attempt(aws, 'cloudwatch:DescribeAlarms', async () => {
    const found: MetricAlarm[] = [];
    const composite: CompositeAlarm[] = [];
    for (const AlarmNames of typeof which === 'string' ? [undefined] : inParts(which.names)) {
      let token: string | undefined;
      do {
        const page = await aws.cloudwatch.send(
          new DescribeAlarmsCommand({
            AlarmNames,
            StateValue: which === 'in-alarm' ? 'ALARM' : undefined,
            // Without types AWS leaves composite alarms out.
            AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
            MaxRecords: 100,
            NextToken: token,
          }),
        );
        found.push(...(page.MetricAlarms ?? []));
        composite.push(...(page.CompositeAlarms ?? []));
        token = page.NextToken;
      } while (token);
    }
    return [
      ...found.map((each) => alarmState(alarm.parse(each))),
      ...composite.map((each) => ofAlarms(compositeAlarm.parse(each))),
    ];
  });
}

const inParts = (names: readonly string[]): readonly string[][] =>
  Array.from({ length: Math.ceil(names.length / NAMES_A_CALL) }, (_, part) =>
    names.slice(part * NAMES_A_CALL, (part + 1) * NAMES_A_CALL),
  );

/** An alarm of other alarms watches no metric of its own: its rule says which they are. */
const ofAlarms = (read: z.infer<typeof compositeAlarm>): AlarmState => ({
  name: read.AlarmName,
  arn: read.AlarmArn,
  state: read.StateValue,
  since: instant(read.StateUpdatedTimestamp.getTime()),
  stateReason: read.StateReason,
  ...{ metric: '', namespace: '', dimensions: {} },
  rule: read.AlarmRule,
});

/** One period is under way, and CloudWatch may be late by another. */
function looksBack({
  Period,
  EvaluationPeriods,
  DatapointsToAlarm = EvaluationPeriods,
}: z.infer<typeof alarm>) {
  if (Period === undefined || DatapointsToAlarm === undefined) return {};
  return { looksBack: seconds((DatapointsToAlarm + 2) * Period) };
}

/** A math alarm has no metric of its own: it is named after those it reckons with. */
function alarmState(read: z.infer<typeof alarm>): AlarmState {
  const metrics = read.Metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : []));
  const own = read.Dimensions.length > 0 ? read.Dimensions : (metrics[0]?.Dimensions ?? []);
  return {
    name: read.AlarmName,
    arn: read.AlarmArn,
    state: read.StateValue,
    since: instant(read.StateUpdatedTimestamp.getTime()),
    stateReason: read.StateReason,
    metric: read.MetricName ?? metrics.map((each) => each.MetricName).join(' / '),
    namespace: read.Namespace ?? metrics[0]?.Namespace ?? '',
    dimensions: Object.fromEntries(own.map(({ Name, Value }) => [Name, Value])),
    ...(read.Threshold === undefined ? {} : { threshold: read.Threshold }),
    ...looksBack(read),
  };
}
