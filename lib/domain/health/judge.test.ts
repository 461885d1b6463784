import { describe, expect, it } from 'vitest';
import type { Vital } from '../metrics/vitals.ts';
import { failedAfter, ready } from '../reading.ts';
import { hours, instant, minus, minutes, seconds } from '../time.ts';
import type { AlarmState } from './health.ts';
import { type HealthFacts, judge } from './judge.ts';

const NOW = instant(1_795_000_000_000);
const fresh = { asOf: minus(NOW, seconds(5)), freshFor: seconds(90), source: 'test' };

const alarm = (more: Partial<AlarmState> = {}): AlarmState => ({
  name: 'items-dev-api-errors',
  arn: 'arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm:items-dev-api-errors',
  state: 'OK',
  since: minus(NOW, hours(1)),
  stateReason: '',
  metric: 'Errors',
  namespace: 'AWS/Lambda',
  dimensions: { FunctionName: 'items-dev-api' },
  ...more,
});

const vital = (more: Partial<Vital> = {}): Vital => ({
  resource: 'cfn:items-dev-app/ApiFunction',
  label: 'api',
  kind: 'function',
  requests: 100,
  errors: 0,
  ...more,
});

const facts = (more: Partial<HealthFacts> = {}): HealthFacts => ({
  now: NOW,
  before: undefined,
  alarms: ready([alarm()], fresh),
  stack: ready({ name: 'items-dev-app', status: 'UPDATE_COMPLETE', updatedAt: NOW, outputs: {} }, fresh),
  vitals: ready({ windowMinutes: 5, vitals: [vital()] }, fresh),
  applicationLane: true,
  deployed: true,
  deploying: false,
  lastRun: undefined,
  resourceOf: () => undefined,
  ...more,
});

const codes = (health: ReturnType<typeof judge>) => health.checks.map((each) => each.reason.code);
const withVital = (more: Partial<Vital>) =>
  judge(facts({ vitals: ready({ windowMinutes: 5, vitals: [vital(more)] }, fresh) }));

describe('the verdict of an environment', () => {
  it('is healthy when everything was read and nothing is wrong', () => {
    const health = judge(facts());
    expect(health.verdict).toBe('healthy');
    expect(codes(health)).toEqual(['health.alarms-quiet', 'health.stack-complete', 'health.errors-low']);
  });

  it('is unknown, with that reason alone, when nothing was ever deployed', () => {
    const health = judge(facts({ deployed: false }));
    expect(health.verdict).toBe('unknown');
    expect(codes(health)).toEqual(['health.never-deployed']);
  });

  it.each(['alarms', 'stack', 'vitals'] as const)(
    'is unknown when %s were not read yet, failed or are stale',
    (topic) => {
      const stale = { ...fresh, asOf: minus(NOW, minutes(2)) };
      const failed = failedAfter<never>(undefined, { kind: 'throttled', api: 'x' }, NOW);
      const old = {
        alarms: ready([], stale),
        stack: ready(null, stale),
        vitals: ready({ windowMinutes: 5, vitals: [] }, stale),
      };
      for (const reading of [undefined, failed, old[topic]]) {
        const health = judge(facts({ [topic]: reading }));
        expect(health.verdict).toBe('unknown');
        expect(codes(health)[0]).toBe(`health.${topic}-unread`);
      }
    },
  );

  it('names the action that the role lacks when a part is denied', () => {
    const denied = {
      kind: 'denied',
      principal: 'yagura-items-dev-read',
      action: 'cloudwatch:DescribeAlarms',
      resource: '*',
    } as const;
    const health = judge(facts({ alarms: failedAfter<never>(undefined, denied, NOW) }));
    expect(health.checks[0]?.reason.evidence).toEqual([{ kind: 'text', text: 'cloudwatch:DescribeAlarms' }]);
  });

  it('lets a failing part win over one that is unknown', () => {
    const health = judge(facts({ alarms: ready([alarm({ state: 'ALARM' })], fresh), vitals: undefined }));
    expect(health.verdict).toBe('failing');
    expect(health.checks[0]?.reason.evidence).toEqual([{ kind: 'alarm', name: 'items-dev-api-errors' }]);
  });

  it('is only degraded by an alarm that warns of what may come', () => {
    const health = judge(facts({ alarms: ready([alarm({ state: 'ALARM', metric: 'Throttles' })], fresh) }));
    expect(health.verdict).toBe('degraded');
  });

  it('does not mind an alarm without data right after a deploy, and says so later', () => {
    const alarms = ready([alarm({ state: 'INSUFFICIENT_DATA' })], fresh);
    const runAgo = (ago: number) =>
      judge(facts({ alarms, lastRun: { id: 'r1', startedAt: instant(NOW - ago) } }));
    expect(runAgo(minutes(5)).verdict).toBe('healthy');
    expect(codes(runAgo(minutes(20)))[0]).toBe('health.alarms-without-data');
    expect(runAgo(minutes(20)).verdict).toBe('unknown');
  });

  it('keeps since when as long as it stays, and names the run after which it changed', () => {
    const before = judge(facts());
    const later = instant(NOW + 60_000);
    expect(judge(facts({ now: later, before })).since).toBe(NOW);
    const broken = judge(
      facts({
        now: instant(NOW + 30_000),
        before,
        alarms: ready([alarm({ state: 'ALARM' })], fresh),
        lastRun: { id: 'r7', startedAt: NOW },
      }),
    );
    expect([broken.since, broken.sinceRun]).toEqual([NOW + 30_000, 'r7']);
  });

  describe('blames a run for trouble:', () => {
    const firing = (metric: string) => ready([alarm({ state: 'ALARM', metric })], fresh);
    const quiet = ready([alarm()], fresh);
    const warned = {
      ...judge(facts({ alarms: firing('Throttles') })),
      since: minus(NOW, hours(2)),
      sinceRun: 'r7',
    };
    const old = { id: 'r7', startedAt: minus(NOW, minutes(125)) };
    const newer = { id: 'r8', startedAt: minus(NOW, minutes(5)) };

    it.each([
      ['the one it began with, long after', warned, firing('Throttles'), old, 'r7'],
      ['the one it began with, also when it gets worse', warned, firing('Errors'), old, 'r7'],
      ['a later one that made it worse', warned, firing('Errors'), newer, 'r8'],
      ['not a later one that changed nothing', warned, firing('Throttles'), newer, 'r7'],
      ['none when all is well again', warned, quiet, newer, undefined],
      ['none when it is only seen again after nobody looked', undefined, quiet, newer, undefined],
    ])('%s', (_, before, alarms, lastRun, run) => {
      expect(judge(facts({ before, alarms, lastRun })).sinceRun).toBe(run);
    });
  });

  it('says that it is deploying beside the verdict', () => {
    expect(judge(facts({ deploying: true }))).toMatchObject({ verdict: 'healthy', deploying: true });
  });
});

describe('the stack', () => {
  it.each([
    ['CREATE_COMPLETE', 'healthy'],
    ['UPDATE_IN_PROGRESS', 'healthy'],
    ['UPDATE_ROLLBACK_IN_PROGRESS', 'healthy'],
    ['CREATE_IN_PROGRESS', 'unknown'],
    ['UPDATE_ROLLBACK_COMPLETE', 'degraded'],
    ['ROLLBACK_COMPLETE', 'failing'],
    ['UPDATE_ROLLBACK_FAILED', 'failing'],
    ['DELETE_FAILED', 'failing'],
  ])('%s is %s', (status, verdict) => {
    const stack = ready({ name: 'items-dev-app', status, updatedAt: NOW, outputs: {} }, fresh);
    expect(judge(facts({ stack })).verdict).toBe(verdict);
  });

  it('that should be there and is not leaves the environment unknown', () => {
    expect(codes(judge(facts({ stack: ready(null, fresh) })))[0]).toBe('health.stack-absent');
  });

  it('is not asked for where there is no application lane', () => {
    expect(judge(facts({ applicationLane: false, stack: undefined })).verdict).toBe('healthy');
  });
});

describe('measured figures', () => {
  it.each([
    ['a quarter failed', { errors: 25 }, 'failing'],
    ['one in twenty failed', { errors: 5 }, 'degraded'],
    ['two of two failed: too few to tell', { requests: 2, errors: 2 }, 'healthy'],
    ['calls were refused', { throttles: 6 }, 'degraded'],
    ['the front door is slow', { kind: 'api', latencyP95: 3_001 }, 'degraded'],
    ['a function takes its time', { latencyP95: 9_000 }, 'healthy'],
    ['a message was given up', { kind: 'queue', deadLetter: true, backlog: 1 }, 'degraded'],
    ['a stream is behind', { kind: 'stream', backlog: 61 }, 'degraded'],
  ] as const)('%s', (_, more, verdict) => {
    expect(withVital(more).verdict).toBe(verdict);
  });

  it('that are absent mean that nothing was asked', () => {
    const { requests: _, ...idle } = vital();
    const health = judge(facts({ vitals: ready({ windowMinutes: 5, vitals: [idle] }, fresh) }));
    expect(health.verdict).toBe('healthy');
    expect(codes(health)).toContain('health.idle');
  });

  it('of which one could not be read leave the environment unknown', () => {
    const missing = [
      { what: 'AWS/Lambda Errors', failure: { kind: 'unavailable', cause: 'InternalError' } as const },
    ];
    const vitals = ready({ windowMinutes: 5, vitals: [vital()] }, { ...fresh, missing });
    expect(codes(judge(facts({ vitals })))[0]).toBe('health.metric-unread');
  });
});
