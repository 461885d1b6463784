import { countChanges, type Plan, type ResourceChange } from '#lib/domain/deploy/plan.ts';
import type { WatchRules } from '#lib/domain/deploy/release-watch.ts';
import { canMove, isFinal, type RunState, type RunStep } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { changeOverlay } from '#lib/domain/overlay/change.ts';
import { days, type Instant, instant, minus, minutes, seconds } from '#lib/domain/time.ts';
import { millis, ratio, usd } from '#lib/domain/units.ts';
import { requestedRun, rowSamples } from './board-samples.ts';
import { graphSample } from './picture-samples.ts';
import { codeSample, commitSamples, releaseSample } from './release-samples.ts';
import { daySamples } from './samples.ts';

export const APP_CONTENT = '7be20c4d91aa7be20c4d91aa7be20c4d91aa7be20c4d91aa7be20c4d91aa7be2';

export const RULES: WatchRules = {
  ...{ watch: minutes(10), requests: 20, errorRatio: ratio(0.05), latency: 2, wayBack: 'automatic' },
};

const attribute = (path: string, before: string, after: string) => ({
  ...{ path, before, after, sensitive: false, unknownAfter: false, forcesReplacement: false },
});
const follows = (address: string, type: string): ResourceChange => ({
  ...{ address, type, action: 'update', risks: [], attributes: [], because: ['OrdersFunction'] },
});

const CHANGES: readonly ResourceChange[] = [
  {
    ...{ address: 'OrdersFunction', type: 'AWS::Lambda::Function', action: 'update', risks: [] },
    attributes: [attribute('Environment.Variables.RESERVE_MINUTES', '10', '15')],
  },
];

/** Of three commits to one function. */
export const APP_PLAN: Plan = {
  ...{ runId: 'r218', content: APP_CONTENT, binding: APP_CONTENT, changes: CHANGES, outputs: [] },
  counts: countChanges(CHANGES),
  recomputed: [
    follows('OrdersVersion', 'AWS::Lambda::Version'),
    follows('OrdersAlias', 'AWS::Lambda::Alias'),
    ...[1, 2, 3, 4].map((n) => follows(`OrdersPermission${n}`, 'AWS::Lambda::Permission')),
  ],
  code: codeSample,
  denials: { decided: 4, denials: [] },
  checked: { rules: 6, handedOff: 0 },
  madeBy: { commit: '8c1f2ab', changeSet: 'yagura-r218-1', isolation: 'bubblewrap' },
};

/** The steps of a run that ends in `state`, twenty seconds apart. */
function pathTo(state: RunState, from: Instant): RunPage['events'] {
  const whole = ['requested', 'queued', 'planning', 'planned', 'awaiting-approval', 'approved'] as const;
  const after = ['applying', 'verifying'] as const;
  const [at, later] = [whole.indexOf(state as 'planned'), after.indexOf(state as 'applying')];
  const states: readonly RunState[] =
    at >= 0
      ? whole.slice(0, at + 1)
      : later >= 0
        ? [...whole, ...after.slice(0, later + 1)]
        : [...whole, ...(STOPS_BEFORE.includes(state) ? [] : after), state];
  return states.map((to, seq) => ({
    ...{ seq, to, at: instant(from + seq * 20_000) },
    actor: to === 'requested' ? 'demo-developer' : 'runner:sample',
  }));
}
const STOPS_BEFORE: readonly RunState[] = ['rejected', 'expired', 'cancelled', 'superseded'];

/** What runs there now. */
function beforeOf(now: Instant) {
  const { run, deployment } = requestedRun(now, 205, 'succeeded');
  const finishedAt = minus(now, days(2));
  return { run: { ...run, finishedAt }, deployment: { ...deployment, commit: `3e40d95c${'0'.repeat(32)}` } };
}

/** A release on its way to production, in any state of its run. */
export function releaseRun(
  now: Instant,
  state: RunState,
  { step, ...more }: Partial<RunPage> & { readonly step?: RunStep } = {},
): RunPage {
  const { deployment, run } = requestedRun(now, 218, state, step ? { step } : {});
  const [healthy] = rowSamples(now);
  const release = releaseSample(now);
  return {
    ...{ environment: 'items/prod', production: true, run, events: pathTo(state, run.createdAt) },
    deployment: {
      ...deployment,
      ...{ environment: 'items/prod', subject: 'Reserve stock before charging the card (#318)' },
      origin: { kind: 'promote', run: 211 },
    },
    release: {
      ...release,
      between: { kind: 'ahead', commits: commitSamples(now, 3) },
      before: beforeOf(now),
      ...{ onward: [], back: [] },
      notRun: isFinal(state) ? [] : release.notRun,
    },
    after: { rules: RULES, around: [] },
    contact: { owner: 'platform', onCall: '#items', runbook: 'docs/runbook.md' },
    target: {
      ...(healthy?.health ? { health: healthy.health } : {}),
      alarms: { all: 31, firing: 0 },
      figures: {
        ...{ component: 'application', requestsPerMinute: 312, errorRate: ratio(0.0026), p95: millis(224) },
        ...{ window: minutes(5), asOf: minus(now, seconds(41)), freshFor: minutes(15) },
      },
      day: { samples: daySamples(now, 'healthy'), marks: [] },
    },
    plan: { plan: APP_PLAN, madeAt: minus(now, minutes(9)) },
    cost: {
      change: { usdPerMonth: usd(0), priced: [], leftOut: [{ address: 'OrdersFunction', why: 'by-use' }] },
      ...{ fullMonth: usd(162.05), budgetUsd: 200 },
    },
    picture: { graph: graphSample, overlay: changeOverlay(graphSample, []), ghostsMissing: false },
    standing: { needed: 2, given: [], satisfied: false },
    rule: { lanes: ['application'], needed: 2, strictBecause: [] },
    proof: { signed: false, signers: {}, refused: [], approvalLasts: days(3) },
    ...{ voided: [], approvers: [{ group: 'approvers', role: 'approver' }], ahead: [] },
    refusals: NOTHING_REFUSED,
    attendance: { kind: 'attended' },
    ...(canMove(state, 'cancelled')
      ? { expected: { run: 205, apply: seconds(94), verify: minutes(10) } }
      : {}),
    ...more,
  };
}

export const NOTHING_REFUSED: RunPage['refusals'] = {
  ...{ approve: undefined, reject: undefined, cancel: undefined },
  ...{ cancelUpdate: undefined, continueRollback: undefined, close: undefined },
  ...{ breakGlass: undefined, takeOver: undefined },
};
