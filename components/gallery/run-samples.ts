import type { Approval } from '#lib/domain/deploy/approval.ts';
import { countChanges, type Plan, type ResourceChange } from '#lib/domain/deploy/plan.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { changeOverlay } from '#lib/domain/overlay/change.ts';
import { reason } from '#lib/domain/reason.ts';
import { days, hours, type Instant, instant, plus } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';
import { attentionSamples } from './attention-samples.ts';
import { requestedRun } from './board-samples.ts';
import { DENIALS } from './denial-samples.ts';
import { graphSample } from './picture-samples.ts';

const CONTENT = '9f3c1a7e5b2d9f3c1a7e5b2d9f3c1a7e5b2d9f3c';

const attribute = (path: string, before: string | undefined, after: string | undefined) => ({
  path,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
  ...{ sensitive: false, unknownAfter: after === undefined, forcesReplacement: false },
});

/** A plan with every action and every risk. */
const CHANGES: readonly ResourceChange[] = [
  {
    ...{ address: 'module.iam.aws_iam_role_policy.processor', type: 'aws_iam_role_policy', action: 'update' },
    attributes: [attribute('policy', '["dynamodb:PutItem"]', '["dynamodb:PutItem","dynamodb:UpdateItem"]')],
    risks: ['iam'],
  },
  {
    ...{ address: 'module.data.aws_dynamodb_table.items', type: 'aws_dynamodb_table', action: 'replace' },
    attributes: [{ ...attribute('hash_key', '"PK"', '"pk"'), forcesReplacement: true }],
    risks: ['stateful-replace'],
  },
  {
    ...{ address: 'module.data.aws_s3_bucket.old', type: 'aws_s3_bucket', action: 'delete' },
    attributes: [],
    risks: ['stateful-delete', 'public-exposure'],
  },
  {
    ...{ address: 'module.network.aws_nat_gateway.main["c"]', type: 'aws_nat_gateway', action: 'create' },
    attributes: [
      attribute('id', undefined, undefined),
      { ...attribute('token', '(sensitive)', '(sensitive)'), sensitive: true },
    ],
    risks: ['network'],
  },
  {
    ...{ address: 'module.data.aws_sqs_queue.jobs', type: 'aws_sqs_queue', action: 'move' },
    ...{ attributes: [], risks: [], from: 'aws_sqs_queue.jobs' },
  },
  {
    ...{ address: 'module.data.aws_sns_topic.news', type: 'aws_sns_topic', action: 'import' },
    ...{ attributes: [], risks: [], importing: 'arn:aws:sns:ap-northeast-1:000000000000:news' },
  },
  {
    ...{ address: 'module.data.aws_s3_bucket.archive', type: 'aws_s3_bucket', action: 'forget' },
    ...{ attributes: [], risks: [], retained: true },
  },
  {
    ...{ address: 'module.data.aws_db_instance.main', type: 'aws_db_instance', action: 'may-replace' },
    ...{ attributes: [], risks: ['stateful-replace'] },
  },
];

const NOTHING_REFUSED: RunPage['refusals'] = {
  ...{ approve: undefined, reject: undefined, cancel: undefined },
  ...{ cancelUpdate: undefined, continueRollback: undefined, close: undefined },
  breakGlass: undefined,
  takeOver: undefined,
};

const PLAN: Plan = {
  ...{ runId: 'r218', content: CONTENT, binding: CONTENT, changes: CHANGES, counts: countChanges(CHANGES) },
  recomputed: [
    {
      ...{ address: 'aws_lambda_alias.live', type: 'aws_lambda_alias', action: 'update', risks: [] },
      ...{
        attributes: [attribute('function_version', '"3"', undefined)],
        because: ['aws_lambda_function.api'],
      },
    },
  ],
  rules: [
    {
      ...{ rule: 'no-data-loss', level: 'deny', kind: 'denied', address: 'module.data.aws_s3_bucket.old' },
      why: reason('rule.data-deleted', { address: 'module.data.aws_s3_bucket.old', type: 'aws_s3_bucket' }),
    },
    {
      ...{ rule: 'no-wildcard-iam', level: 'deny', kind: 'unknown', address: 'module.iam.aws_iam_policy.x' },
      why: reason('rule.wildcard-unknown', { address: 'module.iam.aws_iam_policy.x' }),
    },
    {
      ...{
        rule: 'cost-growth',
        level: 'warn',
        kind: 'denied',
        address: 'module.network.aws_nat_gateway.main',
      },
      why: reason('rule.cost-growth', { usd: '48.25', limit: '20.00' }),
    },
  ],
  denials: DENIALS,
  outputs: [{ name: 'api_role_arn', action: 'update' }],
  madeBy: {
    ...{ commit: 'b71f0ac', terraform: '1.13.4', providers: { aws: '6.18.0' }, stateSerial: 412 },
    fragment: [
      { setting: 'inputs.instance_class', file: 'yagura.yaml', line: 6 },
      { setting: 'verify', file: 'yagura.yaml', line: 8 },
    ],
  },
};

const glassEvent = (at: Instant): RunPage['events'][number] => ({
  ...{ seq: 9, at, to: 'applying', actor: 'runner:sample' },
  note: runNote('glass-broken', {
    ...{ past: 'line', names: 'demo-approver, demo-infra' },
    why: 'orders are lost / seen, go',
  }),
});

function frozen(
  page: (state: RunState, more: Partial<RunPage>) => RunPage,
  planned: Partial<RunPage>,
  given: Approval,
  now: Instant,
): RunPage {
  const first = { id: 'g1', runId: 'r218', content: CONTENT, by: 'demo-approver', at: given.at };
  return page('approved', {
    ...planned,
    standing: { needed: 1, given: [given], satisfied: true },
    held: {
      holds: [
        {
          kind: 'freeze',
          freeze: { window: 'weekend', kind: 'deny', until: plus(now, days(2)), why: 'nobody is on call' },
        },
      ],
      glass: {
        ...{ given: [{ ...first, why: 'orders are lost' }], needed: 2, broken: false },
        until: plus(now, hours(1)),
      },
    },
  });
}

/** The page of one run in the states that look different from one another. */
export function runSamples(now: Instant): readonly (readonly [string, RunPage])[] {
  const at = instant(now - 900_000);
  const page = (state: RunState, more: Partial<RunPage> = {}): RunPage => {
    const { deployment, run } = requestedRun(now, 218, state, { lane: 'infrastructure' });
    const path = (['requested', 'queued', 'planning', state] as const).map((to, index) => ({
      ...{
        seq: index + 1,
        at: instant(at + index * 20_000),
        to,
        actor: index === 0 ? 'demo-infra' : 'runner:sample',
      },
    }));
    return {
      ...{ environment: 'items/prod', production: true, deployment, run, events: path },
      release: { ran: [], notRun: [], onward: [], back: [] },
      after: { around: [] },
      contact: { owner: 'platform', onCall: '#items', runbook: 'docs/runbook.md' },
      standing: { needed: 2, given: [], satisfied: false },
      rule: { lanes: ['infrastructure'], needed: 2, strictBecause: ['iam', 'stateful-delete'] },
      proof: { signed: false, signers: {}, refused: [], approvalLasts: days(3) },
      ...{ voided: [], approvers: [{ group: 'approvers', role: 'approver' }], ahead: [] },
      refusals: NOTHING_REFUSED,
      attendance: { kind: 'attended' },
      ...more,
    };
  };
  const planned = {
    plan: { plan: PLAN, madeAt: at },
    cost: {
      change: {
        usdPerMonth: usd(48.25),
        priced: [
          { address: 'module.network.aws_nat_gateway.main["c"]', item: 'nat-gateway', usd: usd(45.26) },
        ],
        leftOut: [
          { address: 'module.data.aws_dynamodb_table.items', why: 'by-use' },
          { address: 'module.iam.aws_iam_role_policy.processor', why: 'no-price' },
        ],
      },
      ...{ fullMonth: usd(113.8), budgetUsd: 120 },
    },
    picture: { graph: graphSample, overlay: changeOverlay(graphSample, []), ghostsMissing: false },
  } as const satisfies Partial<RunPage>;
  const given: Approval = {
    ...{ id: 'a1', runId: 'r218', content: CONTENT, by: 'demo-approver', at, decision: 'approved' },
    comment: 'seen',
  };
  const { run } = page('failed');
  return [
    ['queued behind others', page('queued', { ahead: [216, 217] })],
    [
      'queued, no runner answers',
      page('queued', { ahead: [217], attendance: { kind: 'no-runner', since: at } }),
    ],
    [
      'queued, no runner of its account',
      page('queued', { ahead: [], attendance: { kind: 'no-pool', account: '111122223333' } }),
    ],
    [
      'applying, its runner is silent',
      page('applying', {
        attendance: { kind: 'abandoned', since: at, lockEndsAt: instant(now + 30_000), another: true },
      }),
    ],
    [
      'planning',
      page('planning', { lock: { ...{ runId: 'r217', runNumber: 217, since: at }, expiresAt: now } }),
    ],
    [
      'signed, with one approval that does not count',
      page('awaiting-approval', {
        ...planned,
        standing: { needed: 2, given: [given], satisfied: false },
        proof: {
          ...{ signed: true, requester: { name: 'Goro Mori', kind: 'ssh' }, approvalLasts: days(3) },
          ...{ signers: { a1: { name: 'Hana Sato', kind: 'passkey' } }, code: '7K2M-9QXT' },
          refused: [{ approval: { ...given, id: 'a2', by: 'demo-admin' }, why: reason('proof.unsigned') }],
          planEnds: instant(now + days(6)),
        },
      }),
    ],
    [
      'waits for others: the requester may not approve',
      page('awaiting-approval', {
        ...planned,
        standing: { needed: 2, given: [given], satisfied: false },
        refusals: { ...NOTHING_REFUSED, approve: reason('approval.own-request') },
      }),
    ],
    [
      'waits for you; an earlier approval is void',
      page('awaiting-approval', { ...planned, voided: [{ ...given, id: 'a0', content: 'old' }] }),
    ],
    [
      'production: signed in too long ago to approve',
      page('awaiting-approval', {
        ...planned,
        refusals: { ...NOTHING_REFUSED, approve: reason('approval.sign-in-again', { millis: 900_000 }) },
      }),
    ],
    ['agreed to and frozen; the first of two has broken the glass', frozen(page, planned, given, now)],
    ['applied past a stopped line', page('applying', { ...planned, events: [glassEvent(at)] })],
    ['done', page('succeeded', { ...planned, standing: { needed: 1, given: [given], satisfied: true } })],
    [
      'succeeded, then broke its environment',
      page('succeeded', { run: { ...page('succeeded').run, broke: { at, verdict: 'failing' } } }),
    ],
    [
      'broke its environment; it is whole again',
      page('succeeded', {
        run: {
          ...page('succeeded').run,
          broke: { at, verdict: 'degraded', recoveredAt: now, recoveredBy: 219 },
        },
      }),
    ],
    ['no change', page('no-change')],
    ...attentionSamples(now, page),
    [
      'failed',
      page('failed', {
        ...planned,
        run: {
          ...run,
          failure: {
            ...{ code: 'terraform.apply', step: 'apply', resource: 'aws_nat_gateway.main["c"]' },
            cause: 'creating EC2 NAT Gateway: AccessDenied: not authorized to perform ec2:CreateNatGateway',
          },
        },
      }),
    ],
  ];
}
