import { describe, expect, it } from 'vitest';
import { checkDrift } from '../health/check-drift.ts';
import { happeningOfDrift } from '../notify/of-drift.ts';
import { ready } from '../reading.ts';
import { type Instant, instant, minutes } from '../time.ts';
import { type AuthoredResource, type ComponentDrift, isRisky, withBeginnings } from './drift.ts';
import { checkDueAt, dueChecks } from './schedule.ts';

const NOW = instant(1_795_000_000_000);
const resource = (address: string, more: Partial<AuthoredResource> = {}): AuthoredResource => ({
  ...{ address, type: 'aws_lambda_function', change: 'changed', attributes: [], risks: [], since: NOW },
  author: { state: 'not-found' },
  ...more,
});
const role = resource('aws_iam_role_policy.api', { type: 'aws_iam_role_policy', risks: ['iam'] });
const log = resource('aws_lambda_function.api');
const checked = (...resources: AuthoredResource[]): ComponentDrift => ({
  ...{ component: 'network', state: 'checked', checkedAt: NOW, commit: 'c', resources },
});
const verdicts = (drift: readonly ComponentDrift[], degrades: 'risky' | 'any' | 'none' = 'risky') =>
  checkDrift({
    ...{ expected: true, degrades, now: NOW },
    drift: ready(drift, { asOf: NOW, freshFor: minutes(3), source: 'test' }),
  }).map(({ verdict, nothing }) => (nothing ? 'nothing' : verdict));

describe('drift in health', () => {
  it('degrades where it touches rights, the internet or data, and is said elsewhere', () => {
    expect(verdicts([checked(role)])).toEqual(['degraded']);
    expect(verdicts([checked(resource('t', { type: 'aws_dynamodb_table' }))])).toEqual(['degraded']);
    expect(verdicts([checked(resource('r', { type: 'aws_route', risks: ['network'] }))])).toEqual([
      'healthy',
    ]);
    expect(verdicts([checked(log)])).toEqual(['healthy']);
  });

  it('degrades as portal.yaml says', () => {
    expect(verdicts([checked(log)], 'any')).toEqual(['degraded']);
    expect(verdicts([checked(role)], 'none')).toEqual(['healthy']);
  });

  it('is no green check before anybody looked, and unknown where nobody can', () => {
    expect(verdicts([{ component: 'network', state: 'never' }])).toEqual(['nothing']);
    expect(
      verdicts([{ component: 'network', state: 'never', failed: { at: NOW, cause: 'AccessDenied' } }]),
    ).toEqual(['unknown']);
    expect(checkDrift({ expected: true, degrades: 'risky', drift: undefined, now: NOW })).toMatchObject([
      { verdict: 'unknown' },
    ]);
    expect(checkDrift({ expected: false, degrades: 'risky', drift: undefined, now: NOW })).toEqual([]);
  });
});

it('rights, exposure and what keeps data are risky, a route is not', () => {
  expect([role, log].map(isRisky)).toEqual([true, false]);
});

it('drift that is seen again is as old as it was', () => {
  const before = [{ ...role, since: instant(5) }];
  expect(withBeginnings([role, log], before, NOW).map(({ since }) => since)).toEqual([5, NOW]);
});

describe('drift in notifications', () => {
  it('is told once, again when something else drifts, and at its end', () => {
    const first = happeningOfDrift('items/dev', [checked(role)], undefined, NOW);
    expect(first).toMatchObject({ state: 'open', topic: 'drift', what: { params: { n: 1 } } });
    expect(happeningOfDrift('items/dev', [checked(role)], first, NOW)).toBeUndefined();
    const second = happeningOfDrift('items/dev', [checked(role, log)], first, NOW);
    expect(second?.what.params.n).toBe(2);
    expect(happeningOfDrift('items/dev', [checked()], second, NOW)).toMatchObject({ state: 'over' });
    expect(happeningOfDrift('items/dev', [checked()], undefined, NOW)).toBeUndefined();
  });

  it('names who did it', () => {
    const author = { state: 'known', who: 'user/alice', event: 'PutRolePolicy', at: NOW } as const;
    const found = happeningOfDrift('items/dev', [checked({ ...role, author })], undefined, NOW);
    expect(found?.because).toMatchObject([{ code: 'drift.changed-by', params: { who: 'user/alice' } }]);
  });

  it('has not ended because nobody could look', () => {
    const first = happeningOfDrift('items/dev', [checked(role)], undefined, NOW);
    const unread = {
      component: 'network',
      state: 'never',
      failed: { at: NOW, cause: 'AccessDenied' },
    } as const;
    expect(happeningOfDrift('items/dev', [unread], first, NOW)).toBeUndefined();
  });
});

it('checks what is due, longest first, and nothing that a run is changing', () => {
  const age = (component: string, dueAt: number, busy = false) => ({
    ...{ environment: 'items/dev', component, commit: 'c', dueAt: instant(NOW + dueAt), busy },
  });
  const due = dueChecks([age('soon', 1), age('now', 0), age('long', -9), age('busy', -20, true)], NOW);
  expect(due.map(({ component }) => component)).toEqual(['long', 'now']);
});

it('looks at once where nobody looked, and where a run may have put back what differed; else at its times', () => {
  const nightly = (after: Instant) => instant(after + 1_000);
  const tried = (resources: readonly unknown[]) => ({ triedAt: NOW, resources });
  const [before, since] = [instant(NOW - 5), instant(NOW + 5)];
  expect(checkDueAt(undefined, before, nightly)).toBe(before);
  expect(checkDueAt(tried(['a role']), since, nightly)).toBe(since);
  expect(checkDueAt(tried(['a role']), before, nightly)).toBe(NOW + 1_000);
  expect(checkDueAt(tried([]), since, nightly)).toBe(NOW + 1_000);
});
