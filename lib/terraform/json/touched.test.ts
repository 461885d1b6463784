import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { needsOf } from '#lib/domain/deploy/denials/needs.ts';
import { LATER } from '#lib/domain/deploy/denials/touched.ts';
import { parsePlanJson } from './plan-json.ts';
import { touchedOfPlan } from './touched.ts';

const PLACE = { account: '000000000000', region: 'ap-northeast-1' };
const read = (file: string) => readFileSync(new URL(`./fixtures/${file}.plan.json`, import.meta.url), 'utf8');
const touchedIn = (text: string) => touchedOfPlan(parsePlanJson(text), PLACE.account);
const needsIn = (text: string) =>
  touchedIn(text).flatMap((each) =>
    (needsOf(each, PLACE) ?? [{ ...each, action: 'unknown', resources: [], sure: false }]).map(
      ({ address, action, resources: [on = ''], sure }) =>
        `${address} ${action} ${on.split(':').slice(5).join(':')}${sure ? '' : '?'}`,
    ),
  );
const plan = (changes: readonly object[], more: object = {}) =>
  JSON.stringify({ format_version: '1.2', terraform_version: '1.13.4', resource_changes: changes, ...more });
const update = (type: string, before: object, after: object, after_unknown: object = {}) => ({
  ...{ address: `${type}.x`, mode: 'managed', type },
  change: { actions: ['update'], before, after, after_unknown },
});

describe('plans as Terraform wrote them (see the README beside them)', () => {
  it('hello is made: every call is known, and what it is about, though most ids are not', () => {
    expect(needsIn(read('hello-create'))).toEqual([
      'aws_apigatewayv2_api.hello apigateway:POST /apis',
      'aws_apigatewayv2_integration.hello apigateway:POST /apis/XXXXXXXXXXXXXXXXX/integrations',
      'aws_apigatewayv2_route.hello apigateway:POST /apis/XXXXXXXXXXXXXXXXX/routes',
      'aws_apigatewayv2_stage.default apigateway:POST /apis/XXXXXXXXXXXXXXXXX/stages',
      'aws_cloudwatch_log_group.api logs:CreateLogGroup log-group:/aws/apigateway/hello-dev-api',
      'aws_cloudwatch_log_group.api logs:PutRetentionPolicy log-group:/aws/apigateway/hello-dev-api',
      'aws_cloudwatch_log_group.api logs:TagResource log-group:/aws/apigateway/hello-dev-api',
      'aws_cloudwatch_log_group.function logs:CreateLogGroup log-group:/aws/lambda/hello-dev-hello',
      'aws_cloudwatch_log_group.function logs:PutRetentionPolicy log-group:/aws/lambda/hello-dev-hello',
      'aws_cloudwatch_log_group.function logs:TagResource log-group:/aws/lambda/hello-dev-hello',
      'aws_iam_role.lambda iam:CreateRole role/hello-dev-lambda',
      'aws_iam_role.lambda iam:TagRole role/hello-dev-lambda',
      'aws_iam_role_policy_attachment.basic_execution iam:AttachRolePolicy role/hello-dev-lambda',
      'aws_lambda_function.hello lambda:CreateFunction function:hello-dev-hello',
      'aws_lambda_function.hello lambda:TagResource function:hello-dev-hello',
      'aws_lambda_function.hello iam:PassRole role/hello-dev-lambda',
      'aws_lambda_permission.api lambda:AddPermission function:hello-dev-hello',
    ]);
  });

  it('a policy goes by the role that it is for, under the boundary that the role has', () => {
    const attached = touchedIn(read('hello-create')).find(
      ({ type }) => type === 'aws_iam_role_policy_attachment',
    );
    expect(attached).toMatchObject({ part: 'ManagedPolicyArns', there: 'hello-dev-lambda' });
    expect(attached?.boundary).toMatch(/policy\/yagura-hello-dev-boundary$/);
  });

  it('shop is changed: what is made and deleted, each by its own name', () => {
    const needs = needsIn(read('shop-change'));
    expect(needs).toContain('aws_iam_role_policy.counter iam:PutRolePolicy role/shop-dev-counter');
    expect(needs).toContain('aws_iam_role_policy.worker iam:DeleteRolePolicy role/shop-dev-worker');
    expect(needs).toContain('aws_sqs_queue.old sqs:DeleteQueue shop-dev-old');
    expect(needs.filter((each) => each.endsWith('?') || each.includes('unknown'))).toEqual([]);
  });

  it.each(['12-moved-only', '13-forget', '14-import-only'])('%s asks AWS for nothing', (file) => {
    expect(touchedIn(read(file))).toEqual([]);
  });
});

describe('what an update touches', () => {
  it('is what differs, and not what the provider works out', () => {
    const before = {
      function_name: 'f',
      arn: 'arn:aws:lambda:r:1:function:f',
      memory_size: 128,
      source_code_hash: 'a',
    };
    const code = { ...before, source_code_hash: 'b' };
    const [{ changed = [] } = {}] = touchedIn(
      plan([update('aws_lambda_function', { ...before, last_modified: 'x' }, code, { last_modified: true })]),
    );
    expect(changed).toEqual(['Code']);
  });

  it('reads blocks that are switched off as not there', () => {
    const table = {
      name: 't',
      arn: 'arn:aws:dynamodb:r:1:table/t',
      ttl: [{ attribute_name: 'at', enabled: true }],
    };
    const off = { ...table, ttl: [{ attribute_name: '', enabled: false }] };
    expect(needsIn(plan([update('aws_dynamodb_table', table, off)]))).toEqual([
      'aws_dynamodb_table.x dynamodb:UpdateTimeToLive table/t',
    ]);
  });

  it('a role that nothing in the plan names is known later', () => {
    const [function_] = touchedIn(
      plan([update('aws_lambda_function', { role: 'arn:old' }, { function_name: 'f' }, { role: true })]),
    );
    expect(function_).toMatchObject({ after: { Role: LATER } });
    expect(function_?.changed).toContain('Role');
  });

  it('leaves out what is sensitive', () => {
    const change = {
      actions: ['create'],
      before: null,
      after: { name: 'hunter2' },
      after_sensitive: { name: true },
    };
    const touched = touchedIn(
      plan([{ address: 'aws_sqs_queue.x', mode: 'managed', type: 'aws_sqs_queue', change }]),
    );
    expect(touched).toHaveLength(1);
    expect(JSON.stringify(touched)).not.toContain('hunter2');
    // That it differs is known all the same.
    const value = (before: string, after: string) =>
      plan([
        {
          ...{ address: 'aws_ssm_parameter.x', mode: 'managed', type: 'aws_ssm_parameter' },
          change: {
            ...{
              actions: ['update'],
              before: { name: 'p', value: before },
              after: { name: 'p', value: after },
            },
            ...{ before_sensitive: { value: true }, after_sensitive: { value: true } },
          },
        },
      ]);
    expect(needsIn(value('a', 'b'))).toEqual(['aws_ssm_parameter.x ssm:PutParameter parameter/p']);
    expect(needsIn(value('a', 'a'))).toEqual([]);
  });

  it('knows a part by what it is a part of', () => {
    const made = (type: string, after: object) => ({
      ...{ address: type, mode: 'managed', type },
      change: { actions: ['create'], before: null, after },
    });
    expect(
      needsIn(
        plan([
          made('aws_cloudwatch_event_target', { rule: 'nightly', event_bus_name: 'default' }),
          made('aws_lambda_provisioned_concurrency_config', { function_name: 'f', qualifier: 'live' }),
          made('aws_s3_bucket_versioning', { bucket: 'b' }),
        ]),
      ),
    ).toEqual([
      'aws_cloudwatch_event_target events:PutTargets rule/nightly',
      'aws_lambda_provisioned_concurrency_config lambda:PutProvisionedConcurrencyConfig function:f',
      'aws_s3_bucket_versioning s3:PutBucketVersioning b',
    ]);
  });

  it('takes no type for another, and leaves to others what is not of AWS', () => {
    const [unknown, ...more] = touchedIn(
      plan([update('aws_nobody_knows', {}, { a: 1 }), update('random_id', {}, { a: 1 })]),
    );
    expect(unknown?.schema).toBeUndefined();
    expect(more).toEqual([]);
  });
});
