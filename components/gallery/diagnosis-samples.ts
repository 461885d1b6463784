import { diagnose } from '#lib/domain/diagnose/diagnose.ts';
import type { Diagnosis } from '#lib/domain/diagnose/diagnosis.ts';
import { refusedCalls } from '#lib/domain/diagnose/refused.ts';
import type { EnvironmentDrift } from '#lib/domain/drift/drift.ts';
import { join } from '#lib/domain/graph/join.ts';
import { type DeclaredResource, resourceId } from '#lib/domain/graph/model.ts';
import { err, ok } from '#lib/domain/result.ts';
import { type Instant, minus, minutes, seconds } from '#lib/domain/time.ts';
import { NETWORK, TRANSIT } from './network-samples.ts';

const terraform = (type: string, name: string, attributes: Record<string, unknown>, arn?: string) => ({
  id: resourceId(`tf:infra/terraform#${type}.${name}`),
  owner: { kind: 'terraform' as const, address: `${type}.${name}` },
  ...{ type, aliases: [], attributes },
  ...(arn ? { arn } : {}),
});
const TABLE = 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/items-dev-data';
const DECLARED: readonly DeclaredResource[] = [
  terraform('aws_dynamodb_table', 'data', { name: 'items-dev-data' }, TABLE),
  terraform('aws_iam_role', 'api', { name: 'items-dev-api' }),
  terraform('aws_iam_role_policy', 'api', {
    role: 'items-dev-api',
    policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: TABLE }] }),
  }),
  terraform('aws_route', 'private', { routeTableId: 'rtb-0c81', destinationCidrBlock: '0.0.0.0/0' }),
];
const REFUSED = `User: arn:aws:sts::000000000000:assumed-role/items-dev-api/s is not authorized to perform: dynamodb:DeleteItem on resource: ${TABLE} because no identity-based policy allows the dynamodb:DeleteItem action`;

/** One of each cause, made by the same rules as the collector's. */
export function diagnosisSample(now: Instant): Diagnosis {
  const ago = (time: number) => minus(now, minutes(time));
  const place = {
    ...{ system: 'items', environment: 'dev', account: '000000000000' },
    ...{ region: 'ap-northeast-1', prefix: 'items-dev' },
  };
  const event = (status: string, logicalId: string, at: number, reason = '', ofStack = false) => ({
    ...{ at: minus(now, seconds(at)), logicalId, type: 'AWS::Lambda::Function', status, reason, ofStack },
  });
  return diagnose({
    since: ago(15),
    stacks: ok([
      {
        stack: { name: 'items-dev-app', status: 'UPDATE_ROLLBACK_FAILED', updatedAt: ago(3), outputs: {} },
        component: 'application',
        events: [
          event('UPDATE_IN_PROGRESS', 'items-dev-app', 90, '', true),
          event('UPDATE_FAILED', 'ApiFunction', 60, 'Code size exceeds the limit'),
          event('UPDATE_FAILED', 'ScheduledFunction', 59, 'Resource update cancelled'),
        ],
        resourceOf: (logicalId) => `cfn:items-dev-app/${logicalId}`,
      },
    ]),
    timeouts: ok({
      timedOut: [
        {
          ...{ label: 'api', functionName: 'items-dev-api', seconds: 3, times: 214 },
          calls: ['dynamodb', 'secretsmanager'],
          ...{ firstAt: ago(12), lastAt: ago(1) },
          vpc: { subnets: ['subnet-0a41b', 'subnet-0c41b'], securityGroups: ['sg-01'] },
        },
      ],
      network: NETWORK,
      declared: DECLARED,
      componentOf: () => 'infrastructure',
    }),
    refused: ok({
      refused: refusedCalls([9, 6, 2].map((at) => ({ at: ago(at), text: REFUSED, label: 'api' }))),
      world: join(DECLARED, place),
      sourceOf: () => ({ file: 'infra/terraform/role_policies.tf', line: 118 }),
    }),
  });
}

/** A way that nobody can follow beside one that an endpoint stops: what a network of one's own may look like. */
export const transitDiagnosis = (now: Instant): Diagnosis =>
  diagnose({
    since: minus(now, minutes(15)),
    stacks: ok([]),
    timeouts: ok({
      timedOut: [
        {
          ...{ label: 'worker', functionName: 'items-dev-worker', seconds: 30, times: 4 },
          ...{ calls: ['secretsmanager'], firstAt: minus(now, minutes(9)), lastAt: minus(now, minutes(2)) },
          vpc: { subnets: ['subnet-0a41b', 'subnet-0c41b'], securityGroups: ['sg-01'] },
        },
      ],
      ...{ network: TRANSIT, declared: DECLARED, componentOf: () => 'infrastructure' },
    }),
    refused: ok({ refused: [], sourceOf: () => undefined }),
  });

/** Nothing found, and one check that could not look. */
export const quietDiagnosis = (now: Instant): Diagnosis =>
  diagnose({
    since: minus(now, minutes(15)),
    stacks: ok([]),
    timeouts: err({
      kind: 'denied',
      principal: 'yagura-items-dev-read',
      action: 'logs:FilterLogEvents',
      resource: '*',
    }),
    refused: ok({ refused: [], sourceOf: () => undefined }),
  });

/** Drift of three components: two resources by hand, none, and a check that failed. */
export const driftSample = (now: Instant): EnvironmentDrift => [
  {
    ...{
      component: 'infrastructure',
      state: 'checked',
      checkedAt: now,
      commit: '6e134d1a0c4f5b7d2e8f9a0b1c3d4e5f60718293',
    },
    resources: [
      {
        ...{ address: 'aws_iam_role_policy.api', type: 'aws_iam_role_policy', change: 'changed' },
        attributes: [{ path: 'policy', declared: '"dynamodb:GetItem"', found: '"*"' }],
        ...{ risks: ['iam'], since: now },
        author: {
          state: 'known',
          who: 'arn:aws:iam::000000000000:user/alice',
          event: 'PutRolePolicy',
          at: now,
        },
      },
      {
        ...{ address: 'aws_sqs_queue.dead', type: 'aws_sqs_queue', change: 'deleted', attributes: [] },
        ...{ risks: ['stateful-delete'], since: now, author: { state: 'not-found' } },
      },
    ],
  },
  {
    ...{ component: 'network', state: 'checked', checkedAt: now, resources: [] },
    commit: '6e134d1a0c4f5b7d2e8f9a0b1c3d4e5f60718293',
  },
  { component: 'application', state: 'never', failed: { at: now, cause: 'AccessDenied: sts:AssumeRole' } },
];
