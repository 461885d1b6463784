import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from './template-attributes.ts';

/** A template's actions, the parameter that names the resource, and the resource, `<name>` in place of its value. */
type PolicyTemplate = {
  readonly actions: readonly string[];
  readonly parameter?: string;
  readonly resources: readonly string[];
};

const make = (actions: string, parameter?: string, ...resources: readonly string[]): PolicyTemplate => ({
  actions: actions.split(' '),
  ...(parameter === undefined ? {} : { parameter }),
  resources: resources.length === 0 ? ['*'] : resources,
});
const arn = (service: string, rest: string) =>
  `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}`;

const TABLE = [arn('dynamodb', 'table/<name>'), arn('dynamodb', 'table/<name>/index/*')];
const BUCKET = ['arn:aws:s3:::<name>', 'arn:aws:s3:::<name>/*'];
const READ_ITEMS =
  'dynamodb:GetItem dynamodb:Scan dynamodb:Query dynamodb:BatchGetItem dynamodb:DescribeTable';
const WRITE_ITEMS = 'dynamodb:PutItem dynamodb:UpdateItem dynamodb:BatchWriteItem';
const READ_OBJECTS =
  's3:GetObject s3:ListBucket s3:GetBucketLocation s3:GetObjectVersion s3:GetLifecycleConfiguration';
const WRITE_OBJECTS = 's3:PutObject s3:PutObjectAcl s3:PutLifecycleConfiguration';

/**
 * Policy templates that name a resource, as far as edges and findings ask.
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
const TEMPLATES: Readonly<Record<string, PolicyTemplate>> = {
  DynamoDBCrudPolicy: make(
    `${READ_ITEMS} ${WRITE_ITEMS} dynamodb:DeleteItem dynamodb:ConditionCheckItem`,
    'TableName',
    ...TABLE,
  ),
  DynamoDBReadPolicy: make(READ_ITEMS, 'TableName', ...TABLE),
  DynamoDBWritePolicy: make(WRITE_ITEMS, 'TableName', ...TABLE),
  DynamoDBStreamReadPolicy: make(
    'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator',
    'TableName',
    arn('dynamodb', 'table/<name>/stream/*'),
  ),
  S3CrudPolicy: make(`${READ_OBJECTS} ${WRITE_OBJECTS} s3:DeleteObject`, 'BucketName', ...BUCKET),
  S3ReadPolicy: make(READ_OBJECTS, 'BucketName', ...BUCKET),
  S3WritePolicy: make(WRITE_OBJECTS, 'BucketName', ...BUCKET),
  S3FullAccessPolicy: make(
    's3:GetObject s3:PutObject s3:DeleteObject s3:ListBucket',
    'BucketName',
    ...BUCKET,
  ),
  SQSPollerPolicy: make(
    'sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage',
    'QueueName',
    arn('sqs', '<name>'),
  ),
  SQSSendMessagePolicy: make('sqs:SendMessage', 'QueueName', arn('sqs', '<name>')),
  SNSPublishMessagePolicy: make('sns:Publish', 'TopicName', arn('sns', '<name>')),
  SNSCrudPolicy: make('sns:Publish sns:Subscribe sns:CreateTopic', 'TopicName', arn('sns', '<name>*')),
  LambdaInvokePolicy: make('lambda:InvokeFunction', 'FunctionName', arn('lambda', 'function:<name>*')),
  StepFunctionsExecutionPolicy: make(
    'states:StartExecution',
    'StateMachineName',
    arn('states', 'stateMachine:<name>'),
  ),
  EventBridgePutEventsPolicy: make('events:PutEvents', 'EventBusName', arn('events', 'event-bus/<name>')),
  KinesisCrudPolicy: make(
    'kinesis:PutRecord kinesis:PutRecords kinesis:GetRecords kinesis:GetShardIterator',
    'StreamName',
    arn('kinesis', 'stream/<name>'),
  ),
  KinesisStreamReadPolicy: make(
    'kinesis:GetRecords kinesis:GetShardIterator',
    'StreamName',
    arn('kinesis', 'stream/<name>'),
  ),
  FirehoseWritePolicy: make(
    'firehose:PutRecord firehose:PutRecordBatch',
    'DeliveryStreamName',
    arn('firehose', 'deliverystream/<name>'),
  ),
  FirehoseCrudPolicy: make(
    'firehose:PutRecord firehose:PutRecordBatch',
    'DeliveryStreamName',
    arn('firehose', 'deliverystream/<name>'),
  ),
  AWSSecretsManagerGetSecretValuePolicy: make('secretsmanager:GetSecretValue', 'SecretArn', '<name>'),
  SSMParameterReadPolicy: make(
    'ssm:GetParameters ssm:GetParameter ssm:GetParametersByPath',
    'ParameterName',
    arn('ssm', 'parameter/<name>'),
  ),
  SSMParameterWithSlashPrefixReadPolicy: make(
    'ssm:GetParameters ssm:GetParameter',
    'ParameterName',
    arn('ssm', 'parameter<name>'),
  ),
  SESCrudPolicy: make('ses:SendEmail ses:SendRawEmail', 'IdentityName', arn('ses', 'identity/<name>')),
  EcsRunTaskPolicy: make('ecs:RunTask', 'TaskDefinition', arn('ecs', 'task-definition/<name>')),
  VPCAccessPolicy: make(
    'ec2:CreateNetworkInterface ec2:DeleteNetworkInterface ec2:DescribeNetworkInterfaces',
  ),
  CloudWatchPutMetricPolicy: make('cloudwatch:PutMetricData'),
};

/** The role that SAM makes for a function or state machine without one. */
export function madeRole(policies: unknown, service: string): Attributes {
  const list = (Array.isArray(policies) ? policies : [policies]).filter((each) => each !== undefined);
  const managed = list.flatMap((each) => (typeof each === 'string' ? [each] : []));
  const basic = service === 'lambda' ? ['AWSLambdaBasicExecutionRole'] : [];
  const statements = list.filter(isRecord).flatMap(statementsOf);
  return {
    AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: `${service}.amazonaws.com` } }] },
    ManagedPolicyArns: [...basic, ...managed].map((name) =>
      name.startsWith('arn:') ? name : `arn:aws:iam::aws:policy/<name>`,
    ),
    Policies: statements.length === 0 ? [] : [{ PolicyDocument: { Statement: statements } }],
  };
}

function statementsOf(policy: Attributes): readonly unknown[] {
  if ('Statement' in policy) return Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
  return Object.entries(policy).flatMap(([name, parameters]) => {
    const known = own(TEMPLATES, name);
    if (!known) return [];
    const named =
      isRecord(parameters) && known.parameter !== undefined ? parameters[known.parameter] : undefined;
    const resources = known.resources.map((text) =>
      text === '*' ? text : { 'Fn::Sub': [text.replace('<name>', `\${${'name'}}`), { name: named }] },
    );
    return [{ Sid: name, Effect: 'Allow', Action: known.actions, Resource: resources }];
  });
}

export const isKnownPolicy = (name: string): boolean => Object.hasOwn(TEMPLATES, name);
