import { describe, expect, it } from 'vitest';
import { declaredFromStack } from './template.ts';
import { parseTemplate } from './template-text.ts';

const place = { stack: 'app', account: '123456789012', region: 'eu-west-1' };
const declared = (text: string, more: Partial<Parameters<typeof declaredFromStack>[0]> = {}) =>
  declaredFromStack({ ...place, template: parseTemplate(text, 'template.yaml').value, ...more });

it('works out short functions, parameters and names before anything is deployed', () => {
  const { value, problems } = declared(`
Parameters:
  Env: { Type: String, Default: dev }
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub 'q-\${Env}'
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Join ['-', [f, !Ref Env]]
      DeadLetterConfig: { TargetArn: !GetAtt Queue.Arn }
      Environment: { Variables: { QUEUE_URL: !Ref Queue, Where: !Sub '\${AWS::Region}/\${Queue.QueueName}' } }
`);
  expect(problems).toEqual([]);
  expect(value.map((each) => each.arn)).toEqual([
    'arn:aws:sqs:eu-west-1:123456789012:q-dev',
    'arn:aws:lambda:eu-west-1:123456789012:function:f-dev',
  ]);
  expect(value[1]?.attributes).toMatchObject({
    functionName: 'f-dev',
    deadLetterConfig: { targetArn: 'arn:aws:sqs:eu-west-1:123456789012:q-dev' },
    environment: { variables: { QUEUE_URL: 'q-dev', Where: 'eu-west-1/q-dev' } },
  });
});

it('takes the physical id that the stack answers', () => {
  const resources = [{ logicalId: 'Api', physicalId: 'a1b2c3', type: 'AWS::ApiGateway::RestApi' }];
  const { value } = declared('Resources: { Api: { Type: AWS::ApiGateway::RestApi } }', { resources });
  expect(value[0]?.aliases).toEqual([
    'cfn:app/Api',
    'a1b2c3',
    'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3',
  ]);
});

it('points at the identity where no name follows, so that the graph still joins', () => {
  const { value } = declared(`
Resources:
  Table: { Type: AWS::DynamoDB::Table }
  Fn: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { TABLE: !Ref Table } } } }
`);
  expect(value[1]?.attributes).toMatchObject({ environment: { variables: { TABLE: 'cfn:app/Table' } } });
});

it('leaves out what a condition leaves out, and AWS::NoValue', () => {
  const { value } = declared(`
Parameters: { Topic: { Type: String, Default: '' } }
Conditions: { HasTopic: !Not [!Equals [!Ref Topic, '']] }
Resources:
  Gone: { Type: AWS::SNS::Topic, Condition: HasTopic }
  Kept: { Type: AWS::CloudWatch::Alarm, Properties: { AlarmActions: [!If [HasTopic, !Ref Topic, !Ref AWS::NoValue]] } }
`);
  expect(value.map((each) => each.id)).toEqual(['cfn:app/Kept']);
  expect(value[0]?.attributes).toMatchObject({ alarmActions: [] });
});

it('splits list parameters', () => {
  const text = `
Parameters: { Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' } }
Resources: { Fn: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: !Ref Subnets } } } }
`;
  const { value } = declared(text, { parameters: { Subnets: 'subnet-1, subnet-2' } });
  expect(value[0]?.attributes).toMatchObject({ vpcConfig: { subnetIds: ['subnet-1', 'subnet-2'] } });
});

describe('a SAM template that was never deployed', () => {
  const text = `
Globals: { Function: { Runtime: nodejs24.x, Environment: { Variables: { A: '1' } } } }
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Environment: { Variables: { B: '2' } }
      Events:
        Get: { Type: Api, Properties: { Path: /x, Method: GET } }
        Tick: { Type: Schedule, Properties: { Schedule: rate(1 hour) } }
        Rows: { Type: DynamoDB, Properties: { Stream: arn:aws:dynamodb:eu-west-1:1:table/t/stream/1, BatchSize: 10 } }
`;

  it('becomes the resources that the transform makes', () => {
    expect(declared(text).value.map((each) => [each.id, each.type])).toEqual([
      ['cfn:app/Fn', 'AWS::Lambda::Function'],
      ['cfn:app/FnRole', 'AWS::IAM::Role'],
      ['cfn:app/FnGetPermission', 'AWS::Lambda::Permission'],
      ['cfn:app/FnTick', 'AWS::Events::Rule'],
      ['cfn:app/FnTickPermission', 'AWS::Lambda::Permission'],
      ['cfn:app/FnRows', 'AWS::Lambda::EventSourceMapping'],
      ['cfn:app/ServerlessRestApi', 'AWS::ApiGateway::RestApi'],
      ['cfn:app/ServerlessRestApiStage', 'AWS::ApiGateway::Stage'],
    ]);
  });

  it('merges globals under the function', () => {
    expect(declared(text).value[0]?.attributes).toMatchObject({
      runtime: 'nodejs24.x',
      environment: { variables: { A: '1', B: '2' } },
    });
  });

  it('says which type it has no expansion for, and keeps it', () => {
    const { value, problems } = declared('Resources: { A: { Type: AWS::Serverless::MicrovmImage } }');
    expect(value).toHaveLength(1);
    expect(problems.map((each) => each.code)).toEqual(['sam-type']);
  });
});

it.each([undefined, null, 3, [], {}, { Resources: [] }])('answers a problem for %j', (template) => {
  expect(declaredFromStack({ ...place, template }).problems.map((each) => each.code)).toEqual([
    'no-resources',
  ]);
});

it('ends where names are written in terms of each other', () => {
  const { value } = declared(`
Resources:
  A: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '\${B}-a' } }
  B: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '\${A}-b' } }
`);
  expect(value).toHaveLength(2);
});

it('names the line of a syntax error', () => {
  const { problems } = parseTemplate('Resources:\n  A: [1,\n  B: }', 'template.yaml');
  expect(problems[0]?.where).toMatch(/^template\.yaml:\d+$/);
});
