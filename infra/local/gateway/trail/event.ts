import type { Call } from '../call.ts';
import { queryFields } from '../call.ts';

/** A call that changed something, as CloudTrail keeps management events. */
export interface TrailEvent {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** CloudTrail's own name of the call: Lambda's carry the API's version. */
  readonly name: string;
  /** `lambda.amazonaws.com`. */
  readonly source: string;
  readonly accessKeyId: string;
  /** Of a session; of other keys it is looked up when somebody asks. */
  readonly arn?: string;
  readonly userAgent: string;
  readonly resources: readonly string[];
}

const READS = /^(Get|List|Describe|Head|Lookup|Filter|Search|Test|Validate|Simulate|Estimate|Detect)/;
/** Data events and telemetry: an account's trail does not have them. */
const DATA: ReadonlySet<string> = new Set([
  ...['Invoke', 'Query', 'Scan', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'BatchGetItem'],
  ...['TransactWriteItems', 'TransactGetItems', 'ExecuteStatement', 'SendMessage', 'SendMessageBatch'],
  ...['ReceiveMessage', 'DeleteMessage', 'DeleteMessageBatch', 'ChangeMessageVisibility', 'Publish'],
  ...['PublishBatch', 'PutMetricData', 'PutLogEvents', 'PutEvents', 'PutRecord', 'PutRecords', 'StartQuery'],
  ...['StopQuery', 'StartLiveTail', 'PutObject', 'DeleteObject', 'AssumeRole', 'SetAlarmState'],
]);

/** Whether an account's trail has it: it changes something and is no data event. Calls of no known name are left out. */
export const isRecorded = ({ operation }: Pick<Call, 'operation'>): boolean =>
  /^[A-Z][A-Za-z]+$/.test(operation) && !READS.test(operation) && !DATA.has(operation);

/** @see https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html */
const LAMBDA_NAMES: Readonly<Record<string, string>> = {
  CreateFunction: 'CreateFunction20150331',
  UpdateFunctionCode: 'UpdateFunctionCode20150331v2',
  UpdateFunctionConfiguration: 'UpdateFunctionConfiguration20150331v2',
};

export const trailName = ({ service, operation }: Pick<Call, 'service' | 'operation'>): string =>
  service === 'lambda' ? (LAMBDA_NAMES[operation] ?? operation) : operation;

/** Parameters that name what a call is about. */
const NAMING = [
  ...['StackName', 'FunctionName', 'TableName', 'RoleName', 'PolicyArn', 'QueueUrl', 'QueueName', 'TopicArn'],
  ...['AlarmName', 'logGroupName', 'Name', 'RuleName', 'ResourceArn', 'ResourceARN', 'SecretId', 'KeyId'],
];

/** Names and ARNs of what a call is about, as far as it says. */
export function resourcesOf(call: Call): readonly string[] {
  const ofPath = /^\/[\d-]+\/functions\/([^/]+)/.exec(decodeURIComponent(call.path))?.[1];
  const said = call.protocol === 'query' ? Object.fromEntries(queryFields(call)) : jsonOf(call.body);
  const named = NAMING.flatMap((key) => {
    const value = said[key];
    if (typeof value !== 'string' || value === '') return [];
    return key === 'QueueUrl' ? [value.split('/').at(-1) ?? value] : [value];
  });
  return [...new Set([...(ofPath ? [ofPath] : []), ...named])];
}

function jsonOf(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    // CBOR, XML or nothing: such calls name nothing here.
    return {};
  }
}
