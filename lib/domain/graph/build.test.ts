import { describe, expect, it } from 'vitest';
import { buildGraph } from './build.ts';
import { type DeclaredResource, resourceId } from './model.ts';

const place = {
  system: 'items',
  environment: 'dev',
  account: '000000000000',
  region: 'ap-northeast-1',
  prefix: 'items-dev',
};
const arn = (rest: string) => `arn:aws:${rest}`;

function tf(
  address: string,
  attributes: Record<string, unknown>,
  aliases: readonly string[] = [],
): DeclaredResource {
  const own = attributes.arn;
  return {
    id: resourceId(`tf:infra#${address}`),
    owner: { kind: 'terraform', address },
    type: address.split('.')[0] ?? '',
    ...(typeof own === 'string' ? { arn: own } : {}),
    aliases: [...aliases, ...(typeof own === 'string' ? [own] : [])],
    attributes,
  };
}

const queue = tf('aws_sqs_queue.dlq', { name: 'dlq', arn: arn('sqs:r:0:dlq') });
const table = tf('aws_dynamodb_table.t', {
  name: 't',
  arn: arn('dynamodb:r:0:table/t'),
  streamArn: arn('dynamodb:r:0:table/t/stream/1'),
});
const role = tf('aws_iam_role.r', { name: 'r', arn: arn('iam::0:role/r') });
const processor = tf('aws_lambda_function.p', {
  functionName: 'p',
  role: arn('iam::0:role/r'),
  arn: arn('lambda:r:0:function:p'),
});
const mapping = tf('aws_lambda_event_source_mapping.m', {
  eventSourceArn: arn('dynamodb:r:0:table/t/stream/1'),
  functionName: 'p',
  destinationConfig: [{ onFailure: [{ destinationArn: arn('sqs:r:0:dlq') }] }],
});
const policy = (...actions: string[]) =>
  tf('aws_iam_role_policy.p', {
    role: 'r',
    policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] }),
  });

const build = (...value: DeclaredResource[]) => buildGraph([{ value, problems: [] }], place);

describe('contradictions', () => {
  it('finds a failure destination that the role may not send to', () => {
    const { findings } = build(queue, table, role, processor, mapping, policy('dynamodb:GetRecords'));
    expect(findings.map((each) => each.reason.code)).toEqual(['findings.failure-destination-denied']);
    expect(findings[0]?.reason.params).toMatchObject({
      from: 'p',
      to: 'dlq',
      action: 'sqs:SendMessage',
      role: 'r',
    });
  });

  it('is silent when the role may send', () => {
    expect(build(queue, table, role, processor, mapping, policy('sqs:Send*')).findings).toEqual([]);
  });

  it('is silent when nobody told what the role may', () => {
    expect(build(queue, table, role, processor, mapping).findings).toEqual([]);
  });

  it('finds an alarm that watches the API by its id, where the metric carries the name', () => {
    const api = tf('aws_api_gateway_rest_api.a', { name: 'items-dev-api', id: 'a1b2' }, ['a1b2']);
    const alarm = tf('aws_cloudwatch_metric_alarm.x', { alarmName: 'x', dimensions: { ApiName: 'a1b2' } });
    expect(build(api, alarm).findings.map((each) => each.reason.code)).toEqual(['findings.alarm-on-id']);
  });
});

describe('an API in front of a function', () => {
  const api = tf('aws_apigatewayv2_api.a', { name: 'a', id: 'a1' }, ['a1']);
  const fn = tf('aws_lambda_function.f', { functionName: 'f', arn: arn('lambda:r:0:function:f') });
  const integration = tf('aws_apigatewayv2_integration.i', {
    apiId: 'a1',
    integrationUri: arn('lambda:r:0:function:f'),
  });
  const permission = (api: string) =>
    tf('aws_lambda_permission.p', {
      functionName: 'f',
      principal: 'apigateway.amazonaws.com',
      sourceArn: arn(`execute-api:r:0:${api}/$default/GET/x`),
    });

  it('finds that the function lets no API call it', () => {
    expect(build(api, fn, integration).findings.map((each) => each.reason.code)).toEqual([
      'findings.integration-denied',
    ]);
    expect(build(api, fn, integration, permission('b2')).findings).toHaveLength(1);
  });

  it('is silent when it does, and names the permission as evidence', () => {
    const graph = build(api, fn, integration, permission('a1'));
    expect(graph.findings).toEqual([]);
    const invoke = graph.edges.find((edge) => edge.kind === 'invoke');
    expect(invoke?.evidence).toContainEqual({
      kind: 'text',
      text: 'aws_lambda_permission.p: API Gateway may call f',
    });
  });
});

describe('joining', () => {
  it('makes one node of one ARN that two sources declare, and names both owners', () => {
    const other = {
      ...table,
      id: resourceId('cfn:s/Table'),
      owner: { kind: 'sam', stack: 's', logicalId: 'Table' } as const,
      type: 'AWS::DynamoDB::Table',
    };
    const { nodes } = build(table, other);
    expect(nodes.map((node) => node.owners.map((owner) => owner.kind))).toEqual([['sam', 'terraform']]);
  });

  it('lists a policy with its role and draws no node for it', () => {
    const { nodes } = build(role, policy('sqs:SendMessage'));
    expect(nodes.map((node) => [node.kind, node.folded.length])).toEqual([['role', 1]]);
  });

  it('keeps a node for a type that it does not know', () => {
    expect(build(tf('aws_new_service.x', { name: 'x' })).nodes.map((node) => node.kind)).toEqual(['other']);
  });

  it('answers the same graph whatever the order of the sources', () => {
    expect(build(queue, table, role, processor, mapping)).toEqual(
      build(mapping, processor, role, table, queue),
    );
  });
});
