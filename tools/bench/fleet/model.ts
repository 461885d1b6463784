import { createBudget } from '#lib/aws/budget.ts';
import { type AwsClients, awsClients } from '#lib/aws/clients.ts';
import { callPrice } from '#lib/aws/list-price.ts';
import { parsePortalConfig } from '#lib/config/parse.ts';
import type { ConfiguredEnvironment, PortalConfig } from '#lib/config/portal-config.ts';
import { namedStacks } from '#lib/domain/membership/stack-choice.ts';
import type { Clock } from '#lib/domain/time.ts';

/** One call as AWS would have got it. */
export type Call = {
  readonly at: number;
  readonly account: string;
  readonly region: string;
  readonly api: string;
  readonly usd: number;
};

const REGIONS = ['ap-northeast-1', 'us-east-1', 'eu-central-1'];
const account = (index: number): string => String(100_000_000_000 + index);

/** Who pays for all of them. */
const PAYER = String(999_999_999_999);

/** So many environments over so many accounts and three regions, each one stack; watched, nothing promised, billed by two tags. */
export function fleetConfig(environments: number, accounts: number): PortalConfig {
  const systems = Array.from({ length: environments / 4 }, (_, system) => {
    const stages = ['dev', 'test', 'staging', 'prod'].map((stage, index) => {
      const place = system * 4 + index;
      const own = account(place % accounts);
      return `      ${stage}: { account: '${own}', region: ${REGIONS[Math.floor(place / accounts) % 3]}, roles: { read: 'arn:aws:iam::${own}:role/yagura-read' }, watch: { stacks: [s${system}-${stage}] }, billing: { tags: { Environment: ${stage} } } }`;
    });
    const billing = `    billing: { tags: { Project: s${system} } }`;
    return [`  s${system}:`, `    title: s${system}`, billing, '    environments:', ...stages].join('\n');
  });
  const text = `version: 2
defaultSystem: s0
repositories: { main: . }
access: [{ group: all, role: viewer, on: '*' }]
payers: [{ account: '${PAYER}', roles: { read: 'arn:aws:iam::${PAYER}:role/yagura-read' } }]
systems:
${systems.join('\n')}
`;
  const parsed = parsePortalConfig(text, 'portal.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error.slice(0, 3)));
  return parsed.value;
}

type Made = { readonly Type: string; readonly Properties: object };

/** What one stack declares: an API, six functions, two tables, a queue and eight alarms; about 30 metrics a look. */
function template(stack: string): { readonly Resources: Readonly<Record<string, Made>> } {
  const many = (count: number, word: string, of: (name: string) => Made) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`${word}${index}`, of(`${stack}-${word}${index}`)]),
    );
  return {
    Resources: {
      ...many(6, 'Function', (FunctionName) => ({
        Type: 'AWS::Lambda::Function',
        Properties: { FunctionName },
      })),
      ...many(2, 'Table', (TableName) => ({ Type: 'AWS::DynamoDB::Table', Properties: { TableName } })),
      ...many(1, 'Queue', (QueueName) => ({ Type: 'AWS::SQS::Queue', Properties: { QueueName } })),
      ...many(1, 'Api', (Name) => ({ Type: 'AWS::ApiGateway::RestApi', Properties: { Name } })),
      ...many(8, 'Alarm', (AlarmName) => ({
        Type: 'AWS::CloudWatch::Alarm',
        Properties: { AlarmName, Namespace: 'AWS/Lambda', MetricName: 'Errors' },
      })),
    },
  };
}

type Input = Readonly<Record<string, unknown>>;

/** Answers of a quiet account, as the service model shapes them. An API that is not here answers that nothing is there. */
function answer(api: string, input: Input, now: Date, stacks: readonly string[]): object {
  const stack = String(input.StackName ?? '');
  const made = new Date(0);
  switch (api) {
    case 'cloudformation:DescribeStacks':
      return {
        Stacks: [
          {
            ...{
              StackName: stack,
              StackId: `arn:${stack}`,
              StackStatus: 'UPDATE_COMPLETE',
              CreationTime: made,
            },
            ...{ LastUpdatedTime: made, Parameters: [], Outputs: [], Tags: [] },
          },
        ],
      };
    case 'cloudformation:ListStacks':
      return {
        StackSummaries: stacks.map((StackName) => ({
          ...{ StackName, StackStatus: 'UPDATE_COMPLETE', CreationTime: made, LastUpdatedTime: made },
        })),
      };
    case 'cloudformation:ListStackResources':
      return {
        StackResourceSummaries: Object.entries(template(stack).Resources).map(
          ([LogicalResourceId, { Type }]) => ({
            ...{ LogicalResourceId, ResourceType: Type, PhysicalResourceId: `${stack}-${LogicalResourceId}` },
            ...{ ResourceStatus: 'CREATE_COMPLETE', LastUpdatedTimestamp: made },
          }),
        ),
      };
    case 'cloudformation:GetTemplate':
      return { TemplateBody: JSON.stringify(template(stack)) };
    case 'cloudwatch:DescribeAlarms':
      return {
        MetricAlarms: ((input.AlarmNames ?? []) as string[]).map((AlarmName) => ({
          ...{ AlarmName, AlarmArn: `arn:${AlarmName}`, StateValue: 'OK', StateUpdatedTimestamp: made },
          ...{ Dimensions: [], ActionsEnabled: true, StateReason: '' },
        })),
        CompositeAlarms: [],
      };
    case 'cloudwatch:GetMetricData':
      return {
        MetricDataResults: ((input.MetricDataQueries ?? []) as { Id: string }[]).map(({ Id }) => ({
          ...{ Id, StatusCode: 'Complete', Timestamps: [now], Values: [1] },
        })),
      };
    case 'lambda:ListFunctions':
      return {
        Functions: stacks.flatMap((each) =>
          Array.from({ length: 6 }, (_, index) => ({
            ...{ FunctionName: `${each}-Function${index}`, MemorySize: 128, Timeout: 3 },
            LastModified: made.toISOString(),
          })),
        ),
      };
    case 'lambda:GetFunctionConfiguration':
      return {
        FunctionName: input.FunctionName,
        LastModified: made.toISOString(),
        MemorySize: 128,
        Timeout: 3,
      };
    case 'logs:DescribeLogGroups':
      return { logGroups: [{ logGroupName: String(input.logGroupNamePrefix ?? '/aws/lambda/x') }] };
    case 'ce:GetCostAndUsage':
      return { ResultsByTime: [] };
    case 'sqs:GetQueueUrl':
      return { QueueUrl: `https://sqs/${input.QueueName}` };
    case 'sqs:GetQueueAttributes':
      return { Attributes: { ApproximateNumberOfMessages: '0' } };
    default:
      return { events: [], Events: [], items: [], ResourceTagMappingList: [] };
  }
}

const SERVICES = {
  ...{ cloudwatch: 'cloudwatch', logs: 'logs', cloudformation: 'cloudformation', lambda: 'lambda' },
  ...{ apigateway: 'apigateway', apigatewayv2: 'apigateway', dynamodb: 'dynamodb', ec2: 'ec2', sqs: 'sqs' },
  ...{ s3: 's3', costExplorer: 'ce', cloudtrail: 'cloudtrail', tagging: 'tag' },
} as const;

/** The product's own clients, whose calls end before the network and are noted. */
export function modelCloud(
  clock: Clock,
  config: PortalConfig,
  note: (call: Call) => void,
): (environment: ConfiguredEnvironment) => AwsClients {
  const known = new Map<string, AwsClients>();
  return ({ account: id, region, settings }) => {
    const key = `${id} ${region}`;
    const found = known.get(key);
    if (found) return found;
    const stacks = [...config.environments.values()]
      .filter((each) => each.account === id && each.region === region)
      .flatMap((each) => namedStacks(each.settings.watch?.stacks));
    const target = { account: id, region, role: settings.roles.read, sessionName: 'bench' };
    const aws = awsClients(target, createBudget(clock), clock);
    for (const [name, service] of Object.entries(SERVICES)) {
      const { middlewareStack } = aws[name as 'cloudwatch'];
      middlewareStack.add(
        (_, context) => async (args) => {
          const api = `${service}:${String(context.commandName).replace(/Command$/, '')}`;
          const input = args.input as unknown as Input;
          note({ at: clock(), account: id, region, api, usd: callPrice(api, input) });
          return {
            output: answer(api, input, new Date(clock() - 120_000), stacks),
            response: undefined,
          } as never;
        },
        { name: 'model', step: 'initialize', priority: 'high' },
      );
    }
    known.set(key, aws);
    return aws;
  };
}
