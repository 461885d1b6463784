import { describe, expect, it } from 'vitest';
import { declaredFromStacks } from './stacks.ts';
import { declaredFromStack } from './template.ts';
import { parseTemplate } from './template-text.ts';

const place = { account: '123456789012', region: 'eu-west-1' };
const source = (stack: string, text: string, more = {}) => ({
  ...place,
  stack,
  template: parseTemplate(text, stack).value,
  ...more,
});
const attributes = (declared: ReturnType<typeof declaredFromStacks>, id: string) =>
  declared.value.find((each) => each.id === `cfn:${id}`)?.attributes;

const data = source(
  'data',
  `
Resources: { Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } } }
Outputs:
  Arn: { Value: !GetAtt Table.Arn, Export: { Name: !Sub '\${AWS::StackName}-arn' } }
  Name: { Value: !Ref Table, Export: { Name: data-name } }
`,
);
const middle = source(
  'middle',
  `
Resources: { Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: !Join ['-', [q, !ImportValue data-name]] } } }
Outputs: { Queue: { Value: !GetAtt Queue.Arn, Export: { Name: queue } } }
`,
);
const app = source(
  'app',
  `
Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      DeadLetterConfig: { TargetArn: !ImportValue queue }
      Environment: { Variables: { TABLE: !ImportValue data-name, PART: !Select [5, !Split [':', !ImportValue data-arn]] } }
`,
);

describe('many stacks', () => {
  it('hand on what they export, whatever their order', () => {
    for (const order of [
      [data, middle, app],
      [app, middle, data],
    ]) {
      expect(attributes(declaredFromStacks(order), 'app/Fn')).toMatchObject({
        deadLetterConfig: { targetArn: 'arn:aws:sqs:eu-west-1:123456789012:q-orders' },
        environment: { variables: { TABLE: 'orders', PART: 'table/orders' } },
      });
    }
  });

  it('take the real value of an export where one is given', () => {
    const real = { ...app, imports: { queue: 'arn:aws:sqs:eu-west-1:123456789012:real' } };
    expect(attributes(declaredFromStacks([data, real]), 'app/Fn')).toMatchObject({
      deadLetterConfig: { targetArn: 'arn:aws:sqs:eu-west-1:123456789012:real' },
    });
  });

  it('hand parameters to a nested stack', () => {
    const parent = source(
      'parent',
      `Resources: { Child: { Type: AWS::CloudFormation::Stack, Properties: { Parameters: { Name: !Sub "\${AWS::StackName}-x" } } } }`,
      {
        resources: [
          {
            logicalId: 'Child',
            physicalId: 'arn:aws:cloudformation:eu-west-1:1:stack/parent-Child-1/id',
            type: 'AWS::CloudFormation::Stack',
          },
        ],
      },
    );
    const child = source(
      'parent-Child-1',
      'Parameters: { Name: { Type: String } }\nResources: { Q: { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref Name } } }',
    );
    expect(attributes(declaredFromStacks([child, parent]), 'parent-Child-1/Q')).toMatchObject({
      queueName: 'parent-x',
    });
  });

  it('end where they import in a circle', () => {
    const one = source(
      'one',
      'Resources: { A: { Type: AWS::SQS::Queue, Properties: { QueueName: !ImportValue b } } }\nOutputs: { A: { Value: !ImportValue b, Export: { Name: a } } }',
    );
    const two = source(
      'two',
      'Resources: { B: { Type: AWS::SQS::Queue, Properties: { QueueName: !ImportValue a } } }\nOutputs: { B: { Value: !ImportValue a, Export: { Name: b } } }',
    );
    expect(declaredFromStacks([one, two]).value).toHaveLength(2);
  });
});

describe('a SAM template that was never deployed', () => {
  const sam = declaredFromStack(
    source(
      'sam',
      `
Resources:
  Bucket: { Type: AWS::S3::Bucket }
  Pool: { Type: AWS::Cognito::UserPool }
  Table: { Type: AWS::Serverless::SimpleTable, Properties: { TableName: t } }
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: A, States: { A: { Type: Task, Resource: !GetAtt Fn.Arn, End: true } } }
      Policies: [{ LambdaInvokePolicy: { FunctionName: !Ref Fn } }]
      Events: { Daily: { Type: Schedule, Properties: { Schedule: rate(1 day) } } }
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: fn
      DeadLetterQueue: { Type: SQS, TargetArn: arn:aws:sqs:eu-west-1:1:dead }
      FunctionUrlConfig: { AuthType: NONE }
      EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: SQS, Destination: arn:aws:sqs:eu-west-1:1:failed } } }
      Policies: [AmazonSSMReadOnlyAccess, { DynamoDBCrudPolicy: { TableName: !Ref Table } }, { NoSuchPolicy: {} }]
      Events:
        Files: { Type: S3, Properties: { Bucket: !Ref Bucket, Events: 's3:ObjectCreated:*' } }
        Join: { Type: Cognito, Properties: { UserPool: !Ref Pool, Trigger: PreSignUp } }
        Lines: { Type: CloudWatchLogs, Properties: { LogGroupName: lines, FilterPattern: x } }
        Thing: { Type: IoTRule, Properties: { Sql: select } }
        Topic: { Type: SNS, Properties: { Topic: arn:aws:sns:eu-west-1:1:news } }
        Broker: { Type: MSK, Properties: { Stream: arn:aws:kafka:eu-west-1:1:cluster/c/1 } }
        Later: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 hour) } }
`,
    ),
  );
  const of = (logicalId: string) => sam.value.find((each) => each.id === `cfn:sam/${logicalId}`);

  it('becomes what the transform makes of it', () => {
    expect(Object.fromEntries(sam.value.map((each) => [each.id.replace('cfn:sam/', ''), each.type]))).toEqual(
      {
        Bucket: 'AWS::S3::Bucket',
        Pool: 'AWS::Cognito::UserPool',
        Table: 'AWS::DynamoDB::Table',
        Machine: 'AWS::StepFunctions::StateMachine',
        MachineRole: 'AWS::IAM::Role',
        MachineDaily: 'AWS::Events::Rule',
        Fn: 'AWS::Lambda::Function',
        FnRole: 'AWS::IAM::Role',
        FnUrl: 'AWS::Lambda::Url',
        FnEventInvokeConfig: 'AWS::Lambda::EventInvokeConfig',
        FnFilesPermission: 'AWS::Lambda::Permission',
        FnJoinPermission: 'AWS::Lambda::Permission',
        FnLines: 'AWS::Logs::SubscriptionFilter',
        FnLinesPermission: 'AWS::Lambda::Permission',
        FnThing: 'AWS::IoT::TopicRule',
        FnThingPermission: 'AWS::Lambda::Permission',
        FnTopic: 'AWS::SNS::Subscription',
        FnTopicPermission: 'AWS::Lambda::Permission',
        FnBroker: 'AWS::Lambda::EventSourceMapping',
        FnLater: 'AWS::Scheduler::Schedule',
      },
    );
  });

  it('expands policy templates into statements, and says which it cannot', () => {
    expect(of('FnRole')?.attributes.policies).toMatchObject([
      {
        policyDocument: {
          Statement: [
            {
              Sid: 'DynamoDBCrudPolicy',
              Resource: [
                'arn:aws:dynamodb:eu-west-1:123456789012:table/t',
                expect.stringMatching(/table\/t\/index/),
              ],
            },
            { Action: ['sqs:SendMessage'], Resource: 'arn:aws:sqs:eu-west-1:1:dead' },
            { Action: ['sqs:SendMessage'], Resource: 'arn:aws:sqs:eu-west-1:1:failed' },
          ],
        },
      },
    ]);
    expect(sam.problems.map((each) => each.code)).toEqual(['sam-policy']);
  });

  it('writes events of a bucket and a pool into them', () => {
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:fn';
    expect(of('Bucket')?.attributes.notificationConfiguration).toEqual({
      lambdaConfigurations: [{ event: 's3:ObjectCreated:*', function: arn }],
    });
    expect(of('Pool')?.attributes.lambdaConfig).toEqual({ preSignUp: arn });
  });

  it('keeps dead-letter queue and URL', () => {
    expect(of('Fn')?.attributes.deadLetterConfig).toEqual({ targetArn: 'arn:aws:sqs:eu-west-1:1:dead' });
    expect(of('FnUrl')?.attributes.authType).toBe('NONE');
  });
});
