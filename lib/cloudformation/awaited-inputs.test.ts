import { describe, expect, it } from 'vitest';
import type { ResourceChange } from '#lib/domain/deploy/plan.ts';
import { withAwaited } from './awaited-inputs.ts';
import { changedOutputs } from './changed-outputs.ts';

const template = {
  Resources: {
    Api: {
      Type: 'AWS::Lambda::Function',
      Properties: { MemorySize: 512, VpcConfig: { SubnetIds: { 'Fn::Split': [',', { Ref: 'Subnets' }] } } },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation writes it so
      Properties: { Name: { 'Fn::Sub': 'x-${Subnets}' }, State: { Ref: 'On' } },
    },
    Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'Subnets' } },
  },
};
const api: ResourceChange = {
  ...{ address: 'Api', type: 'AWS::Lambda::Function', action: 'update', risks: [] },
  attributes: [
    {
      path: 'MemorySize',
      before: '1',
      after: '512',
      sensitive: false,
      unknownAfter: false,
      forcesReplacement: false,
    },
  ],
};

describe('inputs that are only known once something else is deployed', () => {
  it('show each property that names one as not known, of what would not change otherwise too', () => {
    const changes = withAwaited([api], template, ['Subnets']);
    expect(changes.map(({ address, attributes }) => [address, attributes.map(({ path }) => path)])).toEqual([
      ['Api', ['MemorySize', 'VpcConfig']],
      ['Rule', ['Name']],
    ]);
    expect(changes[1]?.attributes[0]).toMatchObject({ after: '(known after apply)', unknownAfter: true });
  });

  it('leave everything as it is where there are none', () => {
    expect(withAwaited([api], template, [])).toEqual([api]);
  });
});

describe('outputs that a change set changes', () => {
  const side = (Outputs: object, parameters = {}) => ({ template: { Outputs }, parameters });
  const of = (id: string, action: ResourceChange['action']): ResourceChange => ({
    ...{ address: id, type: 'AWS::SQS::Queue', action, attributes: [], risks: [] },
  });
  const outputs = {
    Url: { Value: { Ref: 'Queue' } },
    Arn: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] } },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation writes it so
    Text: { Value: { 'Fn::Sub': 'see ${Queue.Arn}' } },
    Stage: { Value: { Ref: 'Stage' } },
  };

  it('are those that name what is made anew, and those of a parameter that has another value', () => {
    const [before, after] = [side(outputs, { Stage: 'a' }), side(outputs, { Stage: 'a' })];
    const names = (changes: readonly ResourceChange[], to = after) =>
      changedOutputs(before, to, changes).map(({ name }) => name);
    expect(names([of('Queue', 'replace')])).toEqual(['Arn', 'Text', 'Url']);
    expect(names([of('Queue', 'update'), of('Other', 'replace')])).toEqual([]);
    expect(names([], side(outputs, { Stage: 'b' }))).toEqual(['Stage']);
  });

  it('are also those that come and go', () => {
    expect(changedOutputs(undefined, side(outputs), [])).toHaveLength(4);
    expect(changedOutputs(side({ Gone: { Value: 'x' } }), side({ New: { Value: 'x' } }), [])).toEqual([
      { name: 'Gone', action: 'delete' },
      { name: 'New', action: 'create' },
    ]);
  });
});
