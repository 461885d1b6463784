import { describe, expect, it } from 'vitest';
import type { ChangeAction, ResourceChange, Risk } from '../plan.ts';
import { risksOf } from '../risk.ts';
import { blocking, judgePlan, type RuleSettings } from './judge.ts';

const attribute = (path: string, after?: unknown, unknownAfter = false) => ({
  path,
  ...(after === undefined ? {} : { after: JSON.stringify(after) }),
  ...{ sensitive: false, unknownAfter, forcesReplacement: false },
});
const change = (
  type: string,
  attributes: ResourceChange['attributes'] = [],
  action: ChangeAction = 'create',
): ResourceChange => ({
  ...{ address: `${type}.x`, type, action, attributes },
  risks: risksOf(type, action, attributes) as Risk[],
});
const on = { level: 'deny', except: [] } as const;
const found = (settings: RuleSettings, changes: readonly ResourceChange[], more = {}) =>
  judgePlan({ changes, region: 'ap-northeast-1', ...more }, settings).map(
    ({ kind, why }) => `${kind} ${why.code}${why.params.what ? ` ${why.params.what}` : ''}`,
  );

const allow = (more: object) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...more }] });

describe('no-wildcard-iam', () => {
  const rule = { 'no-wildcard-iam': on };
  const policy = (more: object) =>
    change('aws_iam_role_policy', [attribute('policy', JSON.stringify(allow(more)))]);

  it.each([
    [{ Action: '*', Resource: 'arn:aws:s3:::a' }, ['denied rule.wildcard Action *']],
    [{ Action: ['s3:GetObject', 's3:*'], Resource: '*' }, ['denied rule.wildcard Action s3:*']],
    [{ Action: 's3:*', Resource: 'arn:aws:s3:::a/*' }, []],
    [{ Action: 's3:Get*', Resource: '*' }, []],
    [{ NotAction: 'iam:*', Resource: '*' }, ['denied rule.wildcard NotAction']],
    [{ Effect: 'Deny', Action: '*', Resource: '*' }, []],
  ])('%j: %j', (more, wanted) => {
    expect(found(rule, [policy(more)])).toEqual(wanted);
  });

  it('reads what CloudFormation has as parts, in whatever depth', () => {
    const inline = [{ PolicyName: 'p', PolicyDocument: allow({ Action: '*', Resource: '*' }) }];
    expect(found(rule, [change('AWS::IAM::Role', [attribute('Policies', inline)])])).toEqual([
      'denied rule.wildcard Action *',
    ]);
    const statements = allow({ Action: 'dynamodb:*', Resource: ['*'] }).Statement;
    expect(
      found(rule, [change('AWS::IAM::ManagedPolicy', [attribute('PolicyDocument.Statement', statements)])]),
    ).toEqual(['denied rule.wildcard Action dynamodb:*']);
  });

  it('a role that just anybody may take, and not one with a condition', () => {
    const trust = (more: object) =>
      change('aws_iam_role', [
        attribute(
          'assume_role_policy',
          JSON.stringify(allow({ Action: 'sts:AssumeRole', Principal: { AWS: '*' }, ...more })),
        ),
      ]);
    expect(found(rule, [trust({})])).toEqual(['denied rule.wildcard Principal *']);
    expect(found(rule, [trust({ Condition: { StringEquals: { a: 'b' } } })])).toEqual([]);
  });

  it('says what is known only after apply, and does not deny it', () => {
    const later = change('aws_iam_policy', [attribute('policy', undefined, true)]);
    expect(found(rule, [later])).toEqual(['unknown rule.wildcard-unknown']);
    expect(blocking(judgePlan({ changes: [later], region: 'x' }, rule))).toEqual([]);
  });
});

describe('encryption', () => {
  const rule = { encryption: on };
  it.each([
    ['off where nothing is said', change('aws_db_instance'), ['denied rule.encryption']],
    ['on', change('aws_db_instance', [attribute('storage_encrypted', true)]), []],
    [
      'switched off',
      change('AWS::RDS::DBCluster', [attribute('StorageEncrypted', false)], 'update'),
      ['denied rule.encryption'],
    ],
    ['an update of something else', change('aws_db_instance', [attribute('name', 'a')], 'update'), []],
    [
      'a stream',
      change('aws_kinesis_stream', [attribute('encryption_type', 'NONE')]),
      ['denied rule.encryption'],
    ],
    [
      'not known yet',
      change('aws_ebs_volume', [attribute('encrypted', undefined, true)]),
      ['unknown rule.encryption-unknown'],
    ],
    ['what encrypts by itself', change('aws_dynamodb_table'), []],
    ['a delete', change('aws_db_instance', [], 'delete'), []],
  ])('%s', (_, one, wanted) => {
    expect(found(rule, [one])).toEqual(wanted);
  });
});

it('no-public-bucket: a policy for everybody, and what closed it being taken away; a public API is no bucket', () => {
  const rule = { 'no-public-bucket': on };
  const open = allow({ Action: 's3:GetObject', Principal: '*', Resource: 'arn:aws:s3:::a/*' });
  expect(found(rule, [change('aws_s3_bucket_policy', [attribute('policy', JSON.stringify(open))])])).toEqual([
    'denied rule.no-public-bucket',
  ]);
  expect(found(rule, [change('aws_s3_bucket_public_access_block', [], 'delete')])).toHaveLength(1);
  expect(found(rule, [change('aws_apigatewayv2_route', [attribute('authorization_type', 'NONE')])])).toEqual(
    [],
  );
});

it('no-data-loss: deleted or replaced, but for what is excepted', () => {
  const gone = change('aws_dynamodb_table', [], 'delete');
  const made = change('AWS::DynamoDB::Table', [], 'replace');
  expect(found({ 'no-data-loss': on }, [gone, made])).toEqual([
    'denied rule.data-deleted',
    'denied rule.data-replaced',
  ]);
  const except = { ...on, except: ['aws_dynamodb_*'] };
  expect(found({ 'no-data-loss': except }, [gone, made])).toEqual(['denied rule.data-replaced']);
});

it('cost-growth: more than the limit a month, by list prices', () => {
  const rule = (usdPerMonth: number) => ({ 'cost-growth': { ...on, usdPerMonth } });
  const gateway = change('aws_nat_gateway');
  expect(found(rule(40), [gateway])).toEqual(['denied rule.cost-growth']);
  expect(found(rule(60), [gateway])).toEqual([]);
});

it('tags: of what Terraform makes and can tag, and of a stack for all that is in it', () => {
  const rule = { tags: { ...on, keys: ['Project', 'Owner'] } };
  const tagged = change('aws_sqs_queue', [attribute('tags_all.Project', 'a')]);
  expect(found(rule, [tagged, change('aws_iam_role_policy_attachment')])).toEqual(['denied rule.tags']);
  expect(found(rule, [change('AWS::SQS::Queue')], { stackTags: { Project: 'a' } })).toEqual([
    'denied rule.tags-of-stack',
  ]);
  expect(found(rule, [change('AWS::SQS::Queue')], { stackTags: { Project: 'a', Owner: 'b' } })).toEqual([]);
});

it('only what is switched on to deny blocks', () => {
  const gone = change('aws_dynamodb_table', [], 'delete');
  const blocks = (settings: RuleSettings) =>
    blocking(judgePlan({ changes: [gone], region: 'x' }, settings)).length;
  expect(blocks({})).toBe(0);
  expect(blocks({ 'no-data-loss': { ...on, level: 'off' } })).toBe(0);
  expect(blocks({ 'no-data-loss': { ...on, level: 'warn' } })).toBe(0);
  expect(blocks({ 'no-data-loss': on })).toBe(1);
});

describe('no-predicted-denial', () => {
  const rule = { 'no-predicted-denial': on };
  const denial = { role: 'r', address: 'aws_x.y', type: 'aws_x', action: 'x:Do', resource: 'arn:x' };

  it('denies what IAM would refuse', () => {
    const denials = { decided: 2, denials: [denial], unknown: [{ why: 'type', what: 'aws_z', n: 1 }] };
    expect(found(rule, [], { denials })).toEqual(['denied rule.predicted-denial']);
    expect(found(rule, [], { denials: { decided: 2, denials: [] } })).toEqual([]);
  });

  it('denies nothing where IAM did not say, and says so', () => {
    const failure = { kind: 'throttled', api: 'iam' };
    expect(found(rule, [], { denials: { decided: 0, denials: [], failure } })).toEqual([
      'unknown rule.denial-unknown',
    ]);
    expect(found(rule, [])).toEqual(['unknown rule.denial-unknown']);
  });

  it('waits with a plan ahead: what comes first may give the role what it lacks', () => {
    expect(found(rule, [], { denials: { decided: 1, denials: [denial] }, ahead: true })).toEqual([]);
  });

  it('is off by itself', () => {
    expect(found({}, [], { denials: { decided: 1, denials: [denial] } })).toEqual([]);
  });
});
