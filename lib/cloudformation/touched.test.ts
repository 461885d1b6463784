import { describe, expect, it } from 'vitest';
import { needsOf } from '#lib/domain/deploy/denials/needs.ts';
import type { ChangeSetEntry } from './change-set-entry.ts';
import type { ChangeSetLevel } from './nested-changes.ts';
import { touchedOfStack } from './touched.ts';

const PLACE = { account: '123456789012', region: 'eu-west-1' };
const STACK = { ...PLACE, stack: 'shop', tags: {}, resources: [] };
const side = (Resources: object, parameters = {}) => ({ template: { Resources }, parameters });
const entry = (
  Action: string,
  LogicalResourceId: string,
  ResourceType: string,
  more: object = {},
): ChangeSetEntry => ({
  ResourceChange: { Action, LogicalResourceId, ResourceType, ...more },
});
const level = (
  entries: readonly ChangeSetEntry[],
  before: object | undefined,
  after: object,
  parameters = {},
) =>
  ({
    ...{ entries, nested: [], after: side(after, parameters) },
    before: before && side(before, parameters),
  }) satisfies ChangeSetLevel;
const needs = (given: ChangeSetLevel, stack = STACK) => {
  const every = new Set(
    given.entries.flatMap(({ ResourceChange: change }) => change?.LogicalResourceId ?? []),
  );
  return touchedOfStack(given, stack, every).flatMap((each) =>
    (needsOf(each, PLACE) ?? []).map(
      ({ action, resources: [on = ''] }) => `${action} ${on.split(':').slice(5).join(':')}`,
    ),
  );
};

const ROLE = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };
const fn = (more: object = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Code: { S3Key: 'a' }, Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...more },
});

describe('what a change set touches', () => {
  it('what is made has the shape of the name that CloudFormation will give it, wherever it is named', () => {
    const after = {
      Role: ROLE,
      Fn: fn(),
      May: { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { Ref: 'Fn' } } },
    };
    const entries = [
      entry('Add', 'Role', 'AWS::IAM::Role'),
      entry('Add', 'Fn', 'AWS::Lambda::Function'),
      entry('Add', 'May', 'AWS::Lambda::Permission'),
    ];
    expect(needs(level(entries, undefined, after))).toEqual([
      'iam:CreateRole role/shop-Role-XXXXXXXXXXXX',
      'lambda:CreateFunction function:shop-Fn-XXXXXXXXXXXX',
      'iam:PassRole role/shop-Role-XXXXXXXXXXXX',
      'lambda:AddPermission function:shop-Fn-XXXXXXXXXXXX',
    ]);
  });

  it('a name that is written with parameters is that name, and a stack that has tags gives them', () => {
    const after = {
      Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: { 'Fn::Sub': `\${Stage}-orders` } } },
    };
    const given = level([entry('Add', 'Table', 'AWS::DynamoDB::Table')], undefined, after, { Stage: 'dev' });
    expect(needs(given, { ...STACK, tags: { Project: 'shop' } } as typeof STACK)).toEqual([
      'dynamodb:CreateTable table/dev-orders',
      'dynamodb:TagResource table/dev-orders',
    ]);
  });

  it('what is there goes by the id that it has, and by the properties that differ', () => {
    const change = { PhysicalResourceId: 'shop-Fn-1A2B', Replacement: 'False' };
    const entries = [entry('Modify', 'Fn', 'AWS::Lambda::Function', change)];
    const given = level(entries, { Fn: fn(), Role: ROLE }, { Fn: fn({ MemorySize: 512 }), Role: ROLE });
    expect(needs(given)).toEqual(['lambda:UpdateFunctionConfiguration function:shop-Fn-1A2B']);
  });

  it('a secret is in no name', () => {
    const after = {
      template: {
        Parameters: { Secret: { Type: 'String', NoEcho: true } },
        Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Secret' } } } },
      },
      parameters: { Secret: 'hunter2' },
    };
    const given = { entries: [entry('Add', 'Q', 'AWS::SQS::Queue')], nested: [], before: undefined, after };
    expect(JSON.stringify(touchedOfStack(given, STACK, new Set(['Q'])))).not.toContain('hunter2');
    expect(JSON.stringify(needs(given))).not.toContain('hunter2');
  });

  it('what others refer to goes by the id that the stack has of it', () => {
    const May = {
      Type: 'AWS::Lambda::Permission',
      Properties: { FunctionName: { 'Fn::GetAtt': ['Fn', 'Arn'] } },
    };
    const given = level([entry('Add', 'May', 'AWS::Lambda::Permission')], { Fn: fn() }, { Fn: fn(), May });
    const resources = [{ logicalId: 'Fn', physicalId: 'real-fn', type: 'AWS::Lambda::Function' }];
    expect(needs(given, { ...STACK, resources } as never)).toEqual(['lambda:AddPermission function:real-fn']);
  });

  it('what only follows from others asks for nothing, what leaves and stays neither', () => {
    const entries = [
      entry('Modify', 'Fn', 'AWS::Lambda::Function', { PhysicalResourceId: 'f' }),
      entry('Remove', 'Old', 'AWS::SQS::Queue', {
        PhysicalResourceId: 'https://sqs/1/q',
        PolicyAction: 'Retain',
      }),
    ];
    const given = level(entries, { Fn: fn(), Old: { Type: 'AWS::SQS::Queue' } }, { Fn: fn() });
    expect(touchedOfStack(given, STACK, new Set())).toEqual([]);
    expect(touchedOfStack(given, STACK, new Set(['Old', 'Fn'])).map(({ does }) => does)).toEqual(['later']);
  });

  it('what is in a nested stack is named after that', () => {
    const inner = level([entry('Add', 'Queue', 'AWS::SQS::Queue')], undefined, {
      Queue: { Type: 'AWS::SQS::Queue' },
    });
    const outer = {
      ...level([entry('Modify', 'Kitchen', 'AWS::CloudFormation::Stack')], {}, {}),
      nested: [{ ...inner, logicalId: 'Kitchen' }],
    };
    const [queue] = touchedOfStack(outer, STACK, new Set(['Kitchen', 'Kitchen/Queue']));
    expect(queue).toMatchObject({
      address: 'Kitchen/Queue',
      standIn: 'shop-Kitchen-XXXXXXXXXXXX-Queue-XXXXXXXXXXXX',
    });
  });
});
