import { describe, expect, it } from 'vitest';
import { needsOf } from './needs.ts';
import TABLE from './tables/deploy-actions.json' with { type: 'json' };
import { LATER, type Touched } from './touched.ts';

const PLACE = { account: '123456789012', region: 'eu-west-1' };
const touched = (schema: string, does: Touched['does'], more: Partial<Touched> = {}): Touched => ({
  ...{ address: 'x', type: schema, schema, does, before: {}, after: {}, standIn: 'XXXXXXXXXXXXXXXXX' },
  changed: [...new Set([...Object.keys(more.before ?? {}), ...Object.keys(more.after ?? {})])],
  ...more,
});
const asked = (...given: Parameters<typeof touched>) =>
  needsOf(touched(...given), PLACE)?.map(
    ({ action, resources: [on], sure }) => `${action} ${on}${sure ? '' : ' ?'}`,
  );

const TABLE_ARN = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders';
const ROLE = 'arn:aws:iam::123456789012:role/app';

describe('what a change asks IAM for', () => {
  it('creating a table: the table, and what its properties ask for besides', () => {
    const after = {
      TableName: 'orders',
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      PointInTimeRecoverySpecification: [{ enabled: false }],
      Tags: { Team: 'shop' },
    };
    expect(asked('AWS::DynamoDB::Table', 'create', { after })).toEqual([
      `dynamodb:CreateTable ${TABLE_ARN}`,
      `dynamodb:UpdateTimeToLive ${TABLE_ARN}`,
      `dynamodb:TagResource ${TABLE_ARN}`,
    ]);
  });

  it('changing one property: the call of that property alone', () => {
    const before = { TableName: 'orders', TimeToLiveSpecification: [] };
    const after = { TableName: 'orders', TimeToLiveSpecification: [{ attribute_name: 'at', enabled: true }] };
    const changed = ['TimeToLiveSpecification'];
    expect(asked('AWS::DynamoDB::Table', 'update', { before, after, changed, there: TABLE_ARN })).toEqual([
      `dynamodb:UpdateTimeToLive ${TABLE_ARN}`,
    ]);
  });

  it('a function: its code and its configuration are two calls, its role a third that is about the role', () => {
    const there = 'orders';
    const on = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
    const before = { Code: 'a', MemorySize: 128, Role: 'arn:aws:iam::123456789012:role/old' };
    const after = { Code: 'b', MemorySize: 256, Role: ROLE };
    expect(asked('AWS::Lambda::Function', 'update', { before, after, changed: ['Code'], there })).toEqual([
      `lambda:UpdateFunctionCode ${on}`,
    ]);
    expect(asked('AWS::Lambda::Function', 'update', { before, after, there })).toEqual([
      `lambda:UpdateFunctionCode ${on}`,
      `lambda:UpdateFunctionConfiguration ${on}`,
      `iam:PassRole ${ROLE}`,
    ]);
  });

  it('a role that is made with it is handed over, which one is not known', () => {
    const after = { FunctionName: 'orders', Role: LATER };
    expect(asked('AWS::Lambda::Function', 'create', { after })).toContain('iam:PassRole * ?');
  });

  it('a role is deleted with what stands in it, and a policy of it goes by the role', () => {
    const before = {
      RoleName: 'app',
      Path: '/team/',
      Policies: [{ PolicyName: 'a' }],
      ManagedPolicyArns: [],
    };
    const on = 'arn:aws:iam::123456789012:role/team/app';
    expect(asked('AWS::IAM::Role', 'delete', { before })).toEqual([
      `iam:DeleteRole ${on}`,
      `iam:DeleteRolePolicy ${on}`,
    ]);
    expect(asked('AWS::IAM::RolePolicy', 'create', { after: { RoleName: 'app' } })).toEqual([
      `iam:PutRolePolicy ${ROLE}`,
    ]);
    const changed = ['Policies'];
    const after = { ...before, Policies: [{ PolicyName: 'b' }] };
    expect(asked('AWS::IAM::Role', 'update', { before, after, changed, there: 'app' })).toEqual([
      `iam:PutRolePolicy ${on}`,
      `iam:DeleteRolePolicy ${on}`,
    ]);
  });

  it('tags: what is added and what is dropped', () => {
    const update = (was: object, is: object) =>
      asked('AWS::SQS::Queue', 'update', {
        before: { Tags: was },
        after: { Tags: is },
        there: 'https://sqs/1/q',
      });
    const on = 'arn:aws:sqs:eu-west-1:123456789012:q';
    expect(update({ a: '1' }, { a: '2' })).toEqual([`sqs:TagQueue ${on}`]);
    expect(update({ a: '1' }, {})).toEqual([`sqs:UntagQueue ${on}`]);
    expect(update({ a: '1' }, { b: '1' })).toEqual([`sqs:TagQueue ${on}`, `sqs:UntagQueue ${on}`]);
  });

  it('tags that a stack gives are asked for like its own', () => {
    const inherits = { Project: 'shop' };
    expect(asked('AWS::SNS::Topic', 'create', { after: { TopicName: 't' }, inherits })).toContain(
      'sns:TagResource arn:aws:sns:eu-west-1:123456789012:t',
    );
  });

  it('a part of another resource is neither made nor deleted as that', () => {
    const there = 'photos';
    const part = 'VersioningConfiguration';
    for (const does of ['create', 'update', 'delete'] as const)
      expect(asked('AWS::S3::Bucket', does, { there, part })).toEqual([
        's3:PutBucketVersioning arn:aws:s3:::photos',
      ]);
  });

  it('what only some ARN tells is asked everywhere, and its refusal decides nothing', () => {
    expect(asked('AWS::Lambda::Permission', 'create', { after: { FunctionName: { Ref: 'Other' } } })).toEqual(
      ['lambda:AddPermission * ?'],
    );
    const after = { TopicArn: 'arn:aws:sns:eu-west-1:999999999999:theirs' };
    expect(asked('AWS::SNS::Subscription', 'create', { after })).toEqual([`sns:Subscribe ${after.TopicArn}`]);
  });

  it('what AWS decides without a resource is asked without one, and that is sure', () => {
    expect(asked('AWS::Lambda::EventSourceMapping', 'create')).toEqual(['lambda:CreateEventSourceMapping *']);
  });

  it('a group of logs is meant by both of its ARNs', () => {
    const [need] =
      needsOf(touched('AWS::Logs::LogGroup', 'create', { after: { LogGroupName: '/a' } }), PLACE) ?? [];
    const on = 'arn:aws:logs:eu-west-1:123456789012:log-group:/a';
    expect(need?.resources).toEqual([on, `${on}:*`]);
  });

  it('says what conditions may ask for: region, tags, boundary, the service that gets a role', () => {
    const tags = { Tags: [{ Key: 'Team', Value: 'shop' }], RoleName: 'app', PermissionsBoundary: 'arn:b' };
    const [role] = needsOf(touched('AWS::IAM::Role', 'create', { after: tags }), PLACE) ?? [];
    expect(role?.context).toEqual({
      'aws:RequestedRegion': ['us-east-1'],
      'aws:RequestTag/Team': ['shop'],
      'aws:TagKeys': ['Team'],
      'iam:PermissionsBoundary': ['arn:b'],
    });
    const needs = needsOf(touched('AWS::Lambda::Function', 'create', { after: { Role: ROLE } }), PLACE) ?? [];
    expect(needs.at(-1)?.context['iam:PassedToService']).toEqual(['lambda.amazonaws.com']);
    const after = { FunctionName: 'worker' };
    const [mapping] = needsOf(touched('AWS::Lambda::EventSourceMapping', 'create', { after }), PLACE) ?? [];
    expect(mapping?.context['lambda:FunctionArn']).toEqual([
      'arn:aws:lambda:eu-west-1:123456789012:function:worker',
    ]);
  });

  it('what cannot be changed is made anew', () => {
    const on = 'arn:aws:lambda:eu-west-1:123456789012:function:f';
    const before = { FunctionName: 'f', SourceArn: 'a' };
    expect(
      asked('AWS::Lambda::Permission', 'update', { before, after: { ...before, SourceArn: 'b' } }),
    ).toEqual([`lambda:AddPermission ${on}`, `lambda:RemovePermission ${on}`]);
  });

  it('says nothing of a type that the table lacks, nor of what only the deploy decides', () => {
    expect(asked('AWS::Nobody::Knows', 'create')).toBeUndefined();
    expect(asked('AWS::DynamoDB::Table', 'later')).toBeUndefined();
  });

  it('nor of a change of what no call is known for', () => {
    const more = { before: { Routes: 1 }, after: { Routes: 2 }, there: 'rtb-1' };
    expect(asked('AWS::EC2::RouteTable', 'update', more)).toBeUndefined();
    expect(
      asked('AWS::S3::Bucket', 'update', { before: { ForceDestroy: 1 }, after: { ForceDestroy: 2 } }),
    ).toEqual([]);
  });
});

it('the table says where it comes from, and names actions alone', () => {
  expect(TABLE.from).toMatch(/^CloudFormation registry schemas of \d{4}-\d\d-\d\d .* cfn-lint \d/);
  const ACTION = /^[a-z0-9-]+:[A-Za-z]+$/;
  for (const row of Object.values(TABLE.types) as readonly Record<string, unknown>[])
    for (const key of ['create', 'update', 'delete', 'tag', 'untag'])
      for (const each of (row[key] ?? []) as readonly string[]) expect(each).toMatch(ACTION);
});
