import { describe, expect, it } from 'vitest';
import { buildGraph } from './build.ts';
import { type DeclaredResource, resourceId } from './model.ts';
import { allows, statementsIn } from './statements.ts';

// As IAM evaluates: a Deny wins, what no statement covers is denied, patterns and their opposites. What a policy leaves open
// is never told as a right that lacks.

const TABLE = 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/items';
const allow = (rest: Record<string, unknown>) => ({ Effect: 'Allow', ...rest });
const list = (...Statement: Record<string, unknown>[]) => statementsIn({ Statement }, 'policy');
const gets = (...statements: Record<string, unknown>[]) =>
  allows(list(...statements), 'dynamodb:GetItem', TABLE);

describe('whether statements allow a call', () => {
  it.each<[boolean, string, Record<string, unknown>[]]>([
    [false, 'nothing said', []],
    [true, 'action and resource', [allow({ Action: 'dynamodb:GetItem', Resource: TABLE })]],
    [true, 'lists', [allow({ Action: ['s3:*', 'dynamodb:Get*'], Resource: ['arn:x', TABLE] })]],
    [true, 'an action in another case', [allow({ Action: 'DynamoDB:getitem', Resource: '*' })]],
    [false, 'a resource in another case', [allow({ Action: '*', Resource: TABLE.toUpperCase() })]],
    [false, 'another action', [allow({ Action: 'dynamodb:PutItem', Resource: '*' })]],
    [false, 'another resource', [allow({ Action: '*', Resource: `${TABLE}2` })]],
    [true, 'everything but another action', [allow({ NotAction: 's3:*', Resource: '*' })]],
    [false, 'everything but this action', [allow({ NotAction: 'dynamodb:*', Resource: '*' })]],
    [true, 'everywhere but elsewhere', [allow({ Action: '*', NotResource: 'arn:aws:s3:::*' })]],
    [false, 'everywhere but here', [allow({ Action: '*', NotResource: ['arn:x', TABLE] })]],
    [false, 'no resource', [allow({ Action: '*' })]],
    [true, 'a resource that nobody told yet', [allow({ Action: '*', Resource: { Ref: 'Table' } })]],
    [true, 'under a condition', [allow({ Action: '*', Resource: '*', Condition: { Bool: { a: 'b' } } })]],
  ])('%s: %s', (expected, _, statements) => {
    expect(gets(...statements)).toBe(expected);
  });

  it('a Deny wins, wherever it stands, unless it has a condition that may not be met', () => {
    const yes = allow({ Action: '*', Resource: '*' });
    const no = { Effect: 'Deny', Action: 'dynamodb:GetItem', Resource: TABLE };
    expect(gets(yes, no)).toBe(false);
    expect(gets(no, yes)).toBe(false);
    expect(gets(no)).toBe(false);
    expect(gets(yes, { ...no, Resource: 'arn:elsewhere' })).toBe(true);
    expect(gets(yes, { ...no, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })).toBe(true);
    expect(gets(yes, { ...no, Condition: {} }), 'an empty condition is none').toBe(false);
  });
});

it('a statement may stand alone, names itself by its Sid, and its principals have four forms', () => {
  const [one] = statementsIn({ Statement: { Sid: 'Reads', Action: 'a:b', Principal: '*' } }, 'role.tf');
  expect(one).toMatchObject({ effect: 'Allow', where: 'role.tf “Reads”', principals: ['*'] });
  const [other] = list({ Sid: '', Principal: { Service: 'lambda.amazonaws.com', AWS: ['1', '2'] } });
  expect(other).toMatchObject({
    where: 'policy',
    principals: ['lambda.amazonaws.com', '1', '2'],
    actions: [],
  });
  expect(list({ Principal: 7 })[0]?.principals).toEqual([]);
  expect(statementsIn(undefined, 'nowhere')).toEqual([]);
  expect(statementsIn({ Statement: ['text', null] }, 'odd')).toEqual([]);
});

const place = { system: 's', environment: 'e', account: '000000000000', region: 'r', prefix: 's-e' };
function declared(id: string, type: string, attributes: Record<string, unknown>): DeclaredResource {
  const own = attributes.arn;
  return {
    id: resourceId(`tf:infra#${id}`),
    owner: { kind: 'terraform', address: id },
    ...{ type, attributes, aliases: typeof own === 'string' ? [own] : [] },
    ...(typeof own === 'string' ? { arn: own } : {}),
  };
}
const document = (...Action: string[]) => ({ Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const ROLE = 'arn:aws:iam::000000000000:role/r';
const POLICY = 'arn:aws:iam::000000000000:policy/own';
const MANAGED = 'arn:aws:iam::aws:policy/service-role/';

/** A stream's consumer whose role must send to the queue: what is found of it, with this said of the role. */
function found(role: Record<string, unknown>, ...more: DeclaredResource[]): readonly string[] {
  const sources: readonly DeclaredResource[] = [
    declared('q', 'aws_sqs_queue', { name: 'q', arn: 'arn:aws:sqs:r:000000000000:q' }),
    declared('t', 'aws_dynamodb_table', {
      ...{ name: 't', arn: 'arn:aws:dynamodb:r:000000000000:table/t' },
      streamArn: 'arn:aws:dynamodb:r:000000000000:table/t/stream/1',
    }),
    declared('r', 'aws_iam_role', { name: 'r', arn: ROLE, ...role }),
    declared('f', 'aws_lambda_function', {
      ...{ functionName: 'f', role: ROLE, arn: 'arn:aws:lambda:r:000000000000:function:f' },
    }),
    declared('m', 'aws_lambda_event_source_mapping', {
      ...{ eventSourceArn: 'arn:aws:dynamodb:r:000000000000:table/t/stream/1', functionName: 'f' },
      destinationConfig: [{ onFailure: [{ destinationArn: 'arn:aws:sqs:r:000000000000:q' }] }],
    }),
    ...more,
  ];
  return buildGraph(
    sources.map((value) => ({ value: [value], problems: [] })),
    place,
  )
    .findings.map(({ reason }) => reason.code)
    .filter((code) => code === 'findings.failure-destination-denied');
}
const DENIED = ['findings.failure-destination-denied'];
const attached = (id: string, policyArn: string) =>
  declared(id, 'aws_iam_role_policy_attachment', { role: 'r', policyArn });

describe('what a role may do is read wherever it is written', () => {
  it.each<[string, Record<string, unknown>, DeclaredResource[]]>([
    ['inline, as Terraform', { inlinePolicy: [{ policy: JSON.stringify(document('sqs:SendMessage')) }] }, []],
    ['inline, as CloudFormation', { policies: [{ policyDocument: document('sqs:SendMessage') }] }, []],
    [
      'a policy of its own',
      {},
      [declared('p', 'aws_iam_role_policy', { role: 'r', policy: JSON.stringify(document('sqs:*')) })],
    ],
    [
      'attached, and declared here',
      {},
      [
        declared('p', 'aws_iam_policy', {
          name: 'own',
          arn: POLICY,
          policy: JSON.stringify(document('sqs:*')),
        }),
        attached('a', POLICY),
      ],
    ],
    ['attached, and managed by AWS', {}, [attached('a', 'arn:aws:iam::aws:policy/AmazonSQSFullAccess')]],
    ['listed by the role', { managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSQSFullAccess'] }, []],
    [
      'of a policy that names the role',
      {},
      [
        declared('p', 'AWS::IAM::ManagedPolicy', {
          ...{ managedPolicyName: 'own', roles: ['r'], policyDocument: document('sqs:SendMessage') },
        }),
      ],
    ],
  ])('%s', (_, role, more) => {
    const weak = (text: string) => text.replaceAll(/sqs:(SendMessage|\*)/g, 'sqs:ReceiveMessage');
    const less = (value: unknown) => JSON.parse(weak(JSON.stringify(value)));
    expect(found(role, ...more)).toEqual([]);
    const weaker = JSON.stringify([role, more]).replaceAll('AmazonSQSFullAccess', 'AmazonDynamoDBFullAccess');
    const [lessRole, lessMore] = less(JSON.parse(weaker)) as [Record<string, unknown>, DeclaredResource[]];
    expect(found(lessRole, ...lessMore), 'and found to lack when it says less').toEqual(DENIED);
  });

  it('is never told to lack while a policy cannot be read', () => {
    const reads = { inlinePolicy: [{ policy: JSON.stringify(document('dynamodb:*')) }] };
    expect(found(reads)).toEqual(DENIED);
    expect(
      found(reads, attached('a', `${MANAGED}NobodyKnowsThisOne`)),
      'a managed policy unknown to us',
    ).toEqual([]);
    const masked = declared('p', 'aws_iam_policy', { name: 'own', arn: POLICY, policy: '(sensitive)' });
    expect(found(reads, declared('p2', 'aws_iam_role_policy', { role: 'r', policy: 7 })), 'not text').toEqual(
      [],
    );
    expect(found({}, masked), 'a role of which nothing is said').toEqual([]);
  });

  it('reads inline policies once where Terraform repeats those that stand apart', () => {
    const apart = declared('p', 'aws_iam_role_policy', {
      ...{ role: 'r', policy: JSON.stringify(document('dynamodb:*')) },
    });
    expect(found({ inlinePolicy: [{ policy: JSON.stringify(document('sqs:*')) }] }, apart)).toEqual(DENIED);
  });
});
