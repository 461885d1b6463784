import type { Approval } from '#lib/domain/deploy/approval.ts';
import type { Hold } from '#lib/domain/deploy/hold.ts';
import { mayNotCancel } from '#lib/domain/deploy/may-cancel.ts';
import type { Run, RunState } from '#lib/domain/deploy/run.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { type Instant, instant, minus, minutes, plus } from '#lib/domain/time.ts';
import { APP_CONTENT, NOTHING_REFUSED, releaseRun } from './app-run-samples.ts';

const approval = (now: Instant, by: string, ago: number): Approval => ({
  ...{ id: `by ${by}`, runId: 'r218', content: APP_CONTENT, by, decision: 'approved' },
  at: minus(now, minutes(ago)),
});

/** A release on its way to production, in every state that its page can show. */
export function runStates(now: Instant): readonly (readonly [string, RunPage])[] {
  const first = approval(now, 'demo-approver', 6);
  const both = [first, approval(now, 'demo-admin', 4)];
  const agreed = { standing: { needed: 2, given: both, satisfied: true } };
  const page = (state: RunState, more: Parameters<typeof releaseRun>[2] = {}): RunPage => {
    const made = releaseRun(now, state, more);
    const cancel = mayNotCancel(made.run);
    return cancel ? { ...made, refusals: { ...made.refusals, cancel } } : made;
  };
  const { plan: _, cost: __, picture: ___, ...unplanned } = page('queued');
  const infrastructure: Run = {
    ...unplanned.run,
    ...{ id: 'r217', number: 217, component: 'infrastructure', lane: 'infrastructure', position: 0 },
    ...{ tool: 'terraform', state: 'awaiting-approval' },
  };
  const waiting = { ...unplanned.run, position: 1, needs: ['infrastructure'] };
  const stopped: Hold = {
    kind: 'line',
    stop: {
      ...{ id: 's1', by: 'demo-approver', at: minus(now, minutes(12)) },
      why: 'Orders are lost since 11:40; nobody deploys until we know why',
    },
  };
  const frozen: Hold = {
    kind: 'freeze',
    freeze: {
      ...{ window: 'weekend', kind: 'deny', until: plus(now, minutes(2_400)) },
      why: 'nobody is on call for changes',
    },
  };
  const ended = (state: RunState, by: string, note?: RunPage['events'][number]['note']): RunPage => {
    const made = page(state);
    const last = { seq: 99, at: minus(now, minutes(3)), to: state, actor: by, ...(note ? { note } : {}) };
    return { ...made, events: [...made.events.slice(0, -1), last] };
  };
  const failed = page('failed', agreed);
  return [
    [
      'waits for what it needs',
      {
        ...unplanned,
        run: waiting,
        deployment: { ...unplanned.deployment, runs: [infrastructure, waiting] },
      },
    ],
    ['planned', page('planned')],
    [
      'awaits approval: one of two',
      page('awaiting-approval', { standing: { needed: 2, given: [first], satisfied: false } }),
    ],
    ['approved, held by a freeze', page('approved', { ...agreed, held: { holds: [frozen] } })],
    ['approved, held by the stopped line', page('approved', { ...agreed, held: { holds: [stopped] } })],
    ['approved, third in line', page('approved', { ...agreed, ahead: [216, 217] })],
    [
      'executing its change set',
      page('applying', {
        ...agreed,
        step: { name: 'execute', done: 3, total: 7, detail: 'OrdersFunction UPDATE_IN_PROGRESS' },
        lock: { ...{ runId: 'r218', runNumber: 218 }, since: minus(now, minutes(1)), expiresAt: now },
      }),
    ],
    [
      'put back by CloudFormation',
      page('rolling-back', { ...agreed, step: { name: 'roll-back', done: 2, total: 7 } }),
    ],
    [
      'failed while it was executed',
      {
        ...failed,
        run: {
          ...failed.run,
          failure: {
            ...{ code: 'stack.resource-failed', step: 'execute', resource: 'OrdersFunction' },
            cause:
              'Resource handler returned message: "The role defined for the function cannot be assumed by Lambda."',
          },
        },
      },
    ],
    ['cancelled', ended('cancelled', 'demo-developer')],
    ['superseded', ended('superseded', 'demo-developer', runNote('replaced', { numbers: '#219' }))],
    [
      'taken over',
      ended(
        'superseded',
        'demo-admin',
        runNote('taken-over', {
          name: 'demo-admin',
          numbers: '#219',
          why: 'Mika is on leave; the fix cannot wait',
        }),
      ),
    ],
    ['rejected', ended('rejected', 'demo-approver')],
    ['expired', ended('expired', 'runner:sample', runNote('plan-ended', { millis: 259_200_000 }))],
    [
      'applied past a freeze',
      {
        ...page('succeeded', agreed),
        events: [
          ...page('succeeded').events,
          {
            ...{ seq: 98, at: instant(now - 200_000), actor: 'runner:sample' },
            note: runNote('glass-broken', {
              ...{ past: 'weekend', names: 'demo-approver, demo-admin' },
              why: 'orders are lost / seen, go',
            }),
          },
        ],
      },
    ],
    [
      'the requester looks, who may not approve',
      page('awaiting-approval', {
        refusals: { ...NOTHING_REFUSED, approve: { code: 'approval.own-request', params: {}, evidence: [] } },
      }),
    ],
  ];
}
