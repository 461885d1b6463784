import { countChanges, type Plan, type ResourceChange } from '#lib/domain/deploy/plan.ts';
import { type Review, type ReviewPart, reviewDigest, storyOf } from '#lib/domain/deploy/review.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { DriftedResource } from '#lib/domain/drift/drift.ts';
import { reason } from '#lib/domain/reason.ts';
import { type Instant, minus, minutes } from '#lib/domain/time.ts';
import { requestedRun } from './board-samples.ts';
import { DENIALS, NOT_ASKED } from './denial-samples.ts';

const attribute = (path: string, before: string | undefined, after: string | undefined) => ({
  path,
  ...(before === undefined ? {} : { before }),
  after: after ?? '(known after apply)',
  ...{ sensitive: false, unknownAfter: after === undefined, forcesReplacement: false },
});
const policy = (...actions: readonly string[]) =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: actions, Resource: 'arn:aws:dynamodb:::table/orders' }],
  });

const NETWORK: readonly ResourceChange[] = [
  {
    ...{
      address: 'aws_iam_role_policy.worker',
      type: 'aws_iam_role_policy',
      action: 'update',
      risks: ['iam'],
    },
    attributes: [
      attribute('policy', policy('dynamodb:GetItem', 'dynamodb:Scan'), policy('dynamodb:GetItem')),
    ],
  },
  {
    ...{ address: 'aws_sqs_queue.old', type: 'aws_sqs_queue', action: 'delete', risks: ['stateful-delete'] },
    attributes: [],
  },
  {
    ...{ address: 'aws_subnet.private["a"]', type: 'aws_subnet', action: 'replace', risks: ['network'] },
    attributes: [{ ...attribute('cidr_block', '"10.0.1.0/24"', '"10.0.9.0/24"'), forcesReplacement: true }],
  },
];
const APPLICATION: readonly ResourceChange[] = [
  {
    ...{ address: 'ApiFunction', type: 'AWS::Lambda::Function', action: 'update', risks: [] },
    attributes: [attribute('MemorySize', '256', '512'), attribute('VpcConfig', undefined, undefined)],
  },
];

const planOf = (runId: string, changes: readonly ResourceChange[], more: Partial<Plan> = {}): Plan => ({
  ...{ runId, changes, binding: '', outputs: [], counts: countChanges(changes) },
  content: `${changes.length}c9f31a7e5b2d9f3c1a7e5b2d9f3c1a7e5b2d9f3c1a7e5b2d9f3c1a7e5b2d9f3c`,
  madeBy: { commit: '9f31a7e' },
  ...more,
});

/** A review in its states: two plans, one of them planned after apply, and one that somebody else must agree to. */
export function reviewSamples(now: Instant): readonly Review[] {
  const { deployment } = requestedRun(now, 412, 'awaiting-approval');
  const run = (number: number, component: string, more: Partial<Run>): Run => ({
    ...requestedRun(now, number, 'awaiting-approval').run,
    ...{ id: `review-${number}`, component, needs: [] },
    ...more,
  });
  const [network, app] = [
    run(412, 'infrastructure', { tool: 'terraform', lane: 'infrastructure' }),
    run(413, 'application', { tool: 'sam', lane: 'application', needs: ['infrastructure'] }),
  ];
  const rule = (lane: Run['lane']) => ({ lanes: [lane], needed: 1, strictBecause: [] });
  const part = (one: Run, plan: Plan | undefined, refused?: ReviewPart['refused']): ReviewPart => ({
    ...{ run: one, rule: rule(one.lane), standing: { needed: 1, given: [], satisfied: false } },
    ...(plan ? { plan } : {}),
    ...(refused ? { refused } : {}),
  });
  const by = {
    environment: 'items/prod',
    name: 'reports',
    file: 'infra/reports/template.yaml',
    line: 41,
  } as const;
  const watched = { environment: 'billing/prod', name: 'billing-prod' } as const;
  const first = planOf(network.id, NETWORK, {
    denials: DENIALS,
    handoff: [
      { what: { kind: 'export', name: 'network-subnets', change: 'gone' }, by },
      { what: { kind: 'parameter', name: '/network/vpc', change: 'gone' }, by: watched },
    ],
  });
  const ahead = (awaits: NonNullable<Plan['ahead']>['awaits'], shown = true) => ({
    ahead: { after: ['infrastructure'], awaits, shown },
  });
  const late = [{ input: 'SubnetIds', from: 'infrastructure.private_subnet_ids' }];
  const drift: DriftedResource = {
    ...{
      address: 'aws_iam_role_policy.worker',
      type: 'aws_iam_role_policy',
      change: 'changed',
      risks: ['iam'],
    },
    ...{ attributes: [{ path: 'policy' }], since: minus(now, minutes(95)) },
  };
  const of = (parts: readonly ReviewPart[], drifted = new Map([['infrastructure', [drift]]])): Review => ({
    deployment: { ...deployment, runs: parts.map((each) => each.run) },
    ...{ parts, digest: reviewDigest(parts), story: storyOf(parts, drifted), signed: false },
  });
  return [
    of([
      part(network, first),
      part(app, planOf(app.id, APPLICATION, { ...ahead(late), denials: NOT_ASKED })),
    ]),
    of([part(network, planOf(network.id, [])), part(app, planOf(app.id, APPLICATION, ahead([])))], new Map()),
    of([
      part(network, first, reason('approval.own-request')),
      part(app, planOf(app.id, [], ahead(late, false)), reason('approval.own-request')),
    ]),
    of([part(network, first), part({ ...app, state: 'planning' }, undefined)]),
  ];
}
