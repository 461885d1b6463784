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

it('finds none in what is no template', () => {
  for (const text of ['', '[]', 'Resources: 1', ': :']) expect(gradualShifts(text)).toEqual([]);
});
