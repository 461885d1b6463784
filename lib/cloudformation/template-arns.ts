/** Where a stack lives: enough to write the ARNs that CloudFormation would answer. */
export type StackPlace = { readonly stack: string; readonly account: string; readonly region: string };

type ArnOf = (physicalId: string, place: StackPlace) => string;

const arn =
  (service: string, resource: string): ArnOf =>
  (id, { account, region }) =>
    `arn:aws:${service}:${region}:${account}:${resource}${id}`;

/** Where `Ref` gives the ARN itself. */
const itself: ArnOf = (id) => id;

const ARNS: Readonly<Record<string, ArnOf>> = {
  'AWS::Lambda::Function': arn('lambda', 'function:'),
  'AWS::Lambda::LayerVersion': itself,
  'AWS::Lambda::EventSourceMapping': arn('lambda', 'event-source-mapping:'),
  'AWS::DynamoDB::Table': arn('dynamodb', 'table/'),
  'AWS::SQS::Queue': (id, place) => arn('sqs', '')(id.split('/').at(-1) ?? id, place),
  'AWS::SNS::Topic': itself,
  'AWS::S3::Bucket': (id) => `arn:aws:s3:::${id}`,
  'AWS::IAM::Role': (id, { account }) => `arn:aws:iam::${account}:role/${id}`,
  'AWS::Events::Rule': arn('events', 'rule/'),
  'AWS::Scheduler::Schedule': arn('scheduler', 'schedule/default/'),
  'AWS::Logs::LogGroup': arn('logs', 'log-group:'),
  'AWS::CloudWatch::Alarm': arn('cloudwatch', 'alarm:'),
  'AWS::StepFunctions::StateMachine': itself,
  'AWS::SecretsManager::Secret': itself,
  'AWS::ApiGateway::RestApi': (id, { region }) => `arn:aws:apigateway:${region}::/restapis/${id}`,
  'AWS::ApiGatewayV2::Api': (id, { region }) => `arn:aws:apigateway:${region}::/apis/${id}`,
};

/** The ARN of what a stack made, where it follows from the physical id. */
export function arnOf(type: string, physicalId: string, place: StackPlace): string | undefined {
  if (physicalId.startsWith('arn:')) return physicalId;
  return ARNS[type]?.(physicalId, place);
}

/** The property that names the physical resource before it is made. */
export const NAME_PROPERTIES: readonly string[] = [
  'FunctionName',
  'TableName',
  'QueueName',
  'TopicName',
  'BucketName',
  'RoleName',
  'LogGroupName',
  'AlarmName',
  'StateMachineName',
  'Name',
  'LayerName',
  'DashboardName',
];
