import { matchesPattern } from './actions.ts';
import { documentAt, textAt } from './attributes.ts';
import type { GraphNode } from './model.ts';
import { isRecord } from './spelling.ts';
import { addressOf, type World } from './world.ts';

/** One Allow or Deny of a role's policies. */
export type Statement = {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly where: string;
};

/** Rights that AWS's own policies of these names give, as far as edges and findings ask. */
const MANAGED: Readonly<Record<string, readonly string[]>> = {
  AWSLambdaBasicExecutionRole: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
  AWSLambdaDynamoDBExecutionRole: [
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:DescribeStream',
  ],
  AWSLambdaSQSQueueExecutionRole: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  AmazonDynamoDBFullAccess: ['dynamodb:*'],
  AmazonSQSFullAccess: ['sqs:*'],
  AmazonS3FullAccess: ['s3:*'],
  AdministratorAccess: ['*'],
};

/** Every statement of a role: inline, in a policy of its own, attached. */
export function statementsOf(role: GraphNode, world: World): readonly Statement[] {
  const folded = world.resources.filter((each) => world.nodeOf(each)?.id === role.id);
  // The provider repeats a role's own policies in the role's `inline_policy` when it refreshes.
  const apart = folded.some((each) => each.type === 'aws_iam_role_policy');
  return folded.flatMap((resource) => {
    const where = addressOf(resource);
    const own = documentAt(resource.attributes, 'policy', 'policyDocument');
    const inline = apart ? [] : [...inlinePolicies(resource.attributes)];
    const attached = textAt(resource.attributes, 'policyArn');
    return [
      ...statements(own, where),
      ...inline.flatMap((each) => statements(each, where)),
      ...(attached === undefined ? [] : attachedStatements(attached, where, world)),
    ];
  });
}

function* inlinePolicies(
  attributes: Readonly<Record<string, unknown>>,
): Generator<Readonly<Record<string, unknown>>> {
  for (const key of ['inlinePolicy', 'policies']) {
    const list = attributes[key];
    for (const each of Array.isArray(list) ? list : []) {
      const document = isRecord(each) ? documentAt(each, 'policyDocument', 'policy') : undefined;
      if (document) yield document;
    }
  }
}

function attachedStatements(arn: string, where: string, world: World): readonly Statement[] {
  const policy = world.find(arn);
  if (policy)
    return statements(documentAt(policy.attributes, 'policy', 'policyDocument'), `${where} (${policy.name})`);
  const actions = MANAGED[arn.split('/').at(-1) ?? ''];
  return actions
    ? [{ effect: 'Allow', actions, notActions: [], resources: ['*'], where: `${where} (${arn})` }]
    : [];
}

function statements(
  document: Readonly<Record<string, unknown>> | undefined,
  where: string,
): readonly Statement[] {
  const list = document?.Statement;
  return (Array.isArray(list) ? list : [list]).filter(isRecord).map((each) => ({
    effect: each.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: texts(each.Action),
    notActions: texts(each.NotAction),
    resources: texts(each.Resource),
    where: typeof each.Sid === 'string' ? `${where} “${each.Sid}”` : where,
  }));
}

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');

/** Whether the statements allow it: a Deny wins. Conditions are not evaluated: they count as met. */
export function allows(list: readonly Statement[], action: string, arn: string): boolean {
  const about = list.filter(
    (each) => covers(each, action) && each.resources.some((r) => matchesPattern(r, arn, false)),
  );
  return about.some((each) => each.effect === 'Allow') && !about.some((each) => each.effect === 'Deny');
}

function covers(statement: Statement, action: string): boolean {
  if (statement.notActions.length > 0)
    return !statement.notActions.some((each) => matchesPattern(each, action));
  return statement.actions.some((each) => matchesPattern(each, action));
}
