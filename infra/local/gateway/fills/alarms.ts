import { type AlarmDefinition, definitionOf, queriesOf } from '../alarms/alarm.ts';
import { errorAnswer } from '../aws-error.ts';
import { type Answer, type Call, queryFields } from '../call.ts';
import { type Fill, operations } from '../fill.ts';
import { jsonAnswer, jsonInput } from '../json.ts';
import type { Kept } from '../kept.ts';
import { checkStatistic } from '../metrics/bucket.ts';
import { parseExpression } from '../metrics/math.ts';
import type { RootClient } from '../root-client.ts';
import { fromQuery, toXml } from '../xml.ts';

export type Definitions = Kept<Readonly<Record<string, AlarmDefinition>>>;

type Described = Record<string, unknown> & { AlarmName: string };
interface AlarmsOutput {
  readonly MetricAlarms?: readonly Described[];
  readonly CompositeAlarms?: readonly Described[];
  readonly NextToken?: string;
}

const OTHER_PROTOCOL = 'Only the JSON and query protocols of CloudWatch are answered here.';

/** MiniStack loses the queries of a math alarm, and in XML everything that Terraform compares: kept here. */
export function alarms(definitions: Definitions, root: RootClient): Fill {
  return operations('cloudwatch', {
    PutMetricAlarm: async (call, forward) => {
      const input = inputOf(call);
      const problem = input
        ? problemOf(input)
        : 'Only the JSON and query protocols of CloudWatch are answered here.';
      if (problem) return errorAnswer(call, { code: 'ValidationError', message: problem, status: 400 });
      const answer = await forward();
      const definition = definitionOf(input ?? {});
      if (answer.status === 200)
        definitions.set({ ...definitions.get(), [definition.AlarmName]: definition });
      return answer;
    },
    DeleteAlarms: async (call, forward) => {
      const answer = await forward();
      const names = new Set((inputOf(call) as { AlarmNames?: string[] } | undefined)?.AlarmNames);
      const left = Object.entries(definitions.get()).filter(([name]) => !names.has(name));
      if (answer.status === 200) definitions.set(Object.fromEntries(left));
      return answer;
    },
    DescribeAlarms: async (call, forward) => {
      const answer = await forward();
      const input = inputOf(call);
      if (answer.status >= 400) return answer;
      if (!input) return errorAnswer(call, { code: 'ValidationError', message: OTHER_PROTOCOL, status: 400 });
      const output = await describeAlarms(root, definitions, input);
      return call.protocol === 'json' ? jsonAnswer(output, '1.0') : xmlAnswer('DescribeAlarms', output);
    },
  });
}

/** DescribeAlarms as root, with every field of what was put. */
export async function describeAlarms(
  root: RootClient,
  definitions: Definitions,
  input: Readonly<Record<string, unknown>>,
): Promise<AlarmsOutput> {
  const output = (await root.json('monitoring', 'GraniteServiceVersion20100801.DescribeAlarms', {
    ...input,
    ...(input.MaxRecords ? { MaxRecords: Number(input.MaxRecords) } : {}),
  })) as AlarmsOutput;
  const whole = (alarm: Described): Described => {
    const definition = definitions.get()[alarm.AlarmName] ?? definitionOf(alarm);
    const { AlarmArn, StateValue, StateReason, StateReasonData, StateUpdatedTimestamp } = alarm;
    const changed = alarm.AlarmConfigurationUpdatedTimestamp;
    return {
      OKActions: [],
      AlarmActions: [],
      InsufficientDataActions: [],
      Dimensions: [],
      ...definition,
      AlarmArn,
      StateValue,
      StateReason,
      ...(StateReasonData ? { StateReasonData } : {}),
      StateUpdatedTimestamp,
      StateTransitionedTimestamp: StateUpdatedTimestamp,
      AlarmConfigurationUpdatedTimestamp: changed,
    };
  };
  return { ...output, MetricAlarms: (output.MetricAlarms ?? []).map(whole) };
}

/** What an alarm asks for that would be evaluated wrongly, if anything. */
function problemOf(input: Readonly<Record<string, unknown>>): string | undefined {
  if (input.ThresholdMetricId) return 'Anomaly detection alarms are not supported here.';
  try {
    for (const query of queriesOf(definitionOf(input))) {
      if (query.MetricStat) checkStatistic(query.MetricStat.Stat);
      if (query.Expression) parseExpression(query.Expression);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function inputOf(call: Call): Record<string, unknown> | undefined {
  if (call.protocol === 'json') return jsonInput(call);
  return call.protocol === 'query' ? fromQuery(queryFields(call)) : undefined;
}

function xmlAnswer(operation: string, output: AlarmsOutput): Answer {
  const moment = (seconds: unknown) =>
    typeof seconds === 'number' ? new Date(seconds * 1000).toISOString() : seconds;
  const timed = (alarm: Described) =>
    Object.fromEntries(
      Object.entries(alarm).map(([name, value]) => [
        name,
        name.endsWith('Timestamp') ? moment(value) : value,
      ]),
    );
  const result = toXml({
    MetricAlarms: (output.MetricAlarms ?? []).map(timed),
    CompositeAlarms: (output.CompositeAlarms ?? []).map(timed),
    NextToken: output.NextToken,
  });
  const body = `<${operation}Response xmlns="http://monitoring.amazonaws.com/doc/2010-08-01/"><${operation}Result>${result}</${operation}Result></${operation}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) };
}
