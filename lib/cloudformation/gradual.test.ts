import { expect, it } from 'vitest';
import { gradualShifts } from './gradual.ts';

it('finds what SAM publishes behind an alias, by the function’s own preference or that of Globals', () => {
  const shifts = gradualShifts(`
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    AutoPublishAlias: live
    DeploymentPreference: { Type: Canary10Percent5Minutes, Alarms: [!Ref Errors, !Ref Slow] }
Resources:
  Api: { Type: AWS::Serverless::Function, Properties: { Handler: a.b } }
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      DeploymentPreference:
        Type: Linear10PercentEvery1Minute
        Hooks: { PreTraffic: !Ref Check }
  Off: { Type: AWS::Serverless::Function, Properties: { DeploymentPreference: { Enabled: false } } }
  Table: { Type: AWS::DynamoDB::Table }
`);
  expect(shifts).toEqual([
    { address: 'Api', alias: 'live', by: 'Canary10Percent5Minutes', alarms: 2, hooks: [] },
    { address: 'Worker', alias: 'live', by: 'Linear10PercentEvery1Minute', alarms: 2, hooks: ['PreTraffic'] },
    { address: 'Off', alias: 'live', alarms: 0, hooks: [] },
  ]);
});

it('finds aliases that ask for CodeDeploy themselves, as CDK writes them', () => {
  const shifts = gradualShifts(
    JSON.stringify({
      Resources: {
        Group: {
          Type: 'AWS::CodeDeploy::DeploymentGroup',
          Properties: {
            DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
            AlarmConfiguration: { Alarms: [{ Name: 'a' }], Enabled: true },
          },
        },
        Alias: {
          Type: 'AWS::Lambda::Alias',
          Properties: { Name: 'prod', FunctionName: { Ref: 'F' } },
          UpdatePolicy: {
            CodeDeployLambdaAliasUpdate: {
              ApplicationName: { Ref: 'App' },
              DeploymentGroupName: { Ref: 'Group' },
              AfterAllowTrafficHook: 'x',
            },
          },
        },
        Plain: { Type: 'AWS::Lambda::Alias', Properties: { Name: 'plain' } },
      },
    }),
  );
  expect(shifts).toEqual([
    {
      address: 'Alias',
      alias: 'prod',
      by: 'Canary10Percent5Minutes',
      alarms: 1,
      hooks: ['AfterAllowTrafficHook'],
    },
  ]);
});

it('decides conditions by the parameters of the stack, and takes what nobody tells for unknown, not for all at once', () => {
  const template = `
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: { Type: String }
Conditions:
  Live: !Equals [!Ref Stage, prod]
Resources:
  Slowly: { Type: AWS::CodeDeploy::DeploymentConfig }
  Pay:
    Type: AWS::Serverless::Function
    Properties:
      AutoPublishAlias: live
      DeploymentPreference:
        Type: !If [Live, Canary10Percent30Minutes, AllAtOnce]
        Alarms: !If [Live, [!Ref Errors], !Ref 'AWS::NoValue']
  Send:
    Type: AWS::Serverless::Function
    Properties: { AutoPublishAlias: !Ref Stage, DeploymentPreference: { Type: !Ref Slowly } }
`;
  const pay = { address: 'Pay', alias: 'live', hooks: [] };
  const send = { address: 'Send', by: 'Slowly', alarms: 0, hooks: [] };
  expect(gradualShifts(template, { Stage: 'prod' })).toEqual([
    { ...pay, by: 'Canary10Percent30Minutes', alarms: 1 },
    { ...send, alias: 'prod' },
  ]);
  expect(gradualShifts(template, { Stage: 'dev' })).toEqual([
    { ...pay, alarms: 0 },
    { ...send, alias: 'dev' },
  ]);
  const steps = template.replace(
    '!If [Live, Canary10Percent30Minutes, AllAtOnce]',
    '!FindInMap [Steps, a, b]',
  );
  expect(gradualShifts(steps, { Stage: 'dev' })[0]).toEqual({ ...pay, by: 'unknown', alarms: 0 });
});

it('finds none in what is no template', () => {
  for (const text of ['', '[]', 'Resources: 1', ': :']) expect(gradualShifts(text)).toEqual([]);
});
