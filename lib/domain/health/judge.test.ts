import { describe, expect, it } from 'vitest';
import type { StackState } from '../inventory/resource.ts';
import type { Vital } from '../metrics/vitals.ts';
import { failedAfter, ready } from '../reading.ts';
import { hours, instant, minus, minutes, plus, seconds } from '../time.ts';
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

const stacks = (all: readonly StackState[], absent: readonly string[] = []) =>
  ready({ stacks: all, absent }, fresh);
const stackOf = (name: string, status: string): StackState => ({ name, status, updatedAt: NOW, outputs: {} });

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
  stack: stacks([stackOf('items-dev-app', 'UPDATE_COMPLETE')]),
  vitals: ready({ windowMinutes: 5, vitals: [vital()] }, fresh),
  stacksExpected: true,
  watched: undefined,
  watchesMore: false,
  slos: undefined,
  promises: false,
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

  it('says of a first deploy that it is running', () => {
    expect(codes(judge(facts({ deployed: false, deploying: true })))).toEqual(['health.first-deploy']);
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

  it('is unknown, never healthy, while two of eight declared alarms are unread', () => {
    const unread = ['a', 'b'].map((name) => ({
      what: `alarm ${name}`,
      failure: { kind: 'not-found', what: `alarm ${name}` } as const,
    }));
    const six = Array.from({ length: 6 }, () => alarm({ state: 'OK' }));
    const health = judge(facts({ alarms: ready(six, { ...fresh, missing: unread }) }));
    expect(health.verdict).toBe('unknown');
    const [first] = health.checks;
    expect([first?.reason.code, first?.reason.params]).toEqual([
      'health.alarms-declared-unread',
      { count: 2 },
    ]);
  });

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

  it('says of an alarm of other alarms what its rule is, and takes it for as bad as that is about', () => {
    const composite = (rule: string) =>
      judge(facts({ alarms: ready([alarm({ state: 'ALARM', metric: '', namespace: '', rule })], fresh) }));
    const bad = composite('ALARM("items-dev-api-errors")');
    expect(bad.verdict).toBe('failing');
    expect(bad.checks[0]?.reason.params.metric).toBe('ALARM("items-dev-api-errors")');
    expect(composite('ALARM("slow") OR ALARM("late")').verdict).toBe('degraded');
  });

  it('does not mind an alarm without data right after a deploy, and says so later', () => {
    const alarms = ready([alarm({ state: 'INSUFFICIENT_DATA' })], fresh);
    const runAgo = (ago: number) =>
      judge(facts({ alarms, lastRun: { id: 'r1', startedAt: instant(NOW - ago) } }));
    expect(runAgo(minutes(5)).verdict).toBe('healthy');
    expect(codes(runAgo(minutes(20)))[0]).toBe('health.alarms-without-data');
    expect(runAgo(minutes(20)).verdict).toBe('unknown');
  });

  it('waits fifteen minutes for the first datapoint of an alarm, of a new one as after a change', () => {
    const blind = (more: Partial<AlarmState>, changedAgo?: number) => {
      const alarms = ready([alarm({ state: 'INSUFFICIENT_DATA', ...more })], fresh);
      const lastRun =
        changedAgo === undefined ? undefined : { id: 'r1', startedAt: instant(NOW - changedAgo) };
      return judge(facts({ alarms, lastRun })).verdict;
    };
    expect(blind({ since: minus(NOW, minutes(15)) })).toBe('unknown');
    expect(blind({ since: instant(NOW - minutes(15) + 1) })).toBe('healthy');
    expect(blind({ since: minus(NOW, hours(5)) }, minutes(15))).toBe('unknown');
    expect(blind({ since: minus(NOW, hours(5)) }, minutes(15) - 1)).toBe('healthy');
    expect(blind({ since: minus(NOW, minutes(5)) }, hours(5))).toBe('healthy');
  });

  it('takes failures of users and records for worse than warnings, whatever they are called', () => {
    const verdicts = ['Errors', '5XXError', '5xx', 'SystemErrors', 'Throttles', 'Duration', 'Latency'].map(
      (metric) => judge(facts({ alarms: ready([alarm({ state: 'ALARM', metric })], fresh) })).verdict,
    );
    expect(verdicts).toEqual([...Array(4).fill('failing'), ...Array(3).fill('degraded')]);
  });

  it('names each alarm that fires with what it is about, and the blind ones together', () => {
    const alarms = ready(
      [
        alarm({ state: 'ALARM' }),
        alarm({ state: 'ALARM', name: 'slow', metric: 'Duration' }),
        alarm({ state: 'INSUFFICIENT_DATA', name: 'blind-a' }),
        alarm({ state: 'INSUFFICIENT_DATA', name: 'blind-b' }),
        alarm({ name: 'quiet' }),
      ],
      fresh,
    );
    const { checks } = judge(
      facts({ alarms, resourceOf: ({ name }) => (name === 'slow' ? 'fn' : undefined) }),
    );
    const about = checks.filter(({ name }) => name === 'alarms');
    expect(about).toEqual([
      {
        name: 'alarms',
        verdict: 'failing',
        reason: {
          code: 'health.alarm-firing',
          params: { alarm: 'items-dev-api-errors', metric: 'Errors', since: minus(NOW, hours(1)) },
          evidence: [{ kind: 'alarm', name: 'items-dev-api-errors' }],
        },
      },
      expect.objectContaining({ verdict: 'degraded', resource: 'fn' }),
      {
        name: 'alarms',
        verdict: 'unknown',
        reason: {
          code: 'health.alarms-without-data',
          params: { count: 2 },
          evidence: [
            { kind: 'alarm', name: 'blind-a' },
            { kind: 'alarm', name: 'blind-b' },
          ],
        },
      },
    ]);
  });

  it('says when there are no alarms, and how many are quiet', () => {
    expect(codes(judge(facts({ alarms: ready([], fresh) })))).toContain('health.no-alarms');
    const two = judge(facts({ alarms: ready([alarm(), alarm({ name: 'b' })], fresh) }));
    expect(two.checks.find(({ name }) => name === 'alarms')?.reason.params).toEqual({ count: 2 });
  });

  it('puts the worst check first', () => {
    const health = judge(
      facts({
        alarms: ready([alarm({ state: 'ALARM', metric: 'Duration' })], fresh),
        stack: undefined,
        vitals: ready({ windowMinutes: 5, vitals: [vital({ errors: 50 })] }, fresh),
      }),
    );
    expect(health.checks.map(({ verdict }) => verdict)).toEqual(['failing', 'degraded', 'unknown']);
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
      [minutes(60), 'r9'],
      [minutes(60) + 1, undefined],
    ])('begun up to an hour before: %i ms', (ago, run) => {
      const lastRun = { id: 'r9', startedAt: minus(NOW, ago as ReturnType<typeof minutes>) };
      expect(judge(facts({ alarms: firing('Errors'), lastRun })).sinceRun).toBe(run);
    });

    it('also one whose trouble is only a warning, and none where nothing is known', () => {
      const lastRun = { id: 'r9', startedAt: minus(NOW, minutes(5)) };
      expect(judge(facts({ alarms: firing('Duration'), lastRun })).sinceRun).toBe('r9');
      expect(judge(facts({ alarms: undefined, lastRun })).sinceRun).toBeUndefined();
    });

    it('not a later one that began before the trouble did', () => {
      const before = { ...warned, since: minus(NOW, minutes(4)) };
      expect(judge(facts({ before, alarms: firing('Errors'), lastRun: newer })).sinceRun).toBe('r7');
    });

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

it('is degraded by a budget that burns too fast, and unknown while a promise is not read', () => {
  const burn = { total: 1_000, bad: 20, requests: 1_000, rate: 20, limit: 14.4, enough: true };
  const objective = { kind: 'availability', target: 0.999 as never } as const;
  const state = { objective, month: burn, hour: burn, sixHours: { ...burn, rate: 1 }, curve: [] };
  const slos = ready({ states: [state], minRequests: 100 }, fresh);
  expect(judge(facts({ promises: true, slos })).verdict).toBe('degraded');
  expect(judge(facts({ promises: true })).verdict).toBe('unknown');
});

describe('the stack', () => {
  it.each([
    ['CREATE_COMPLETE', 'healthy'],
    ['UPDATE_COMPLETE', 'healthy'],
    ['IMPORT_COMPLETE', 'healthy'],
    ['IMPORT_IN_PROGRESS', 'healthy'],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'healthy'],
    ['REVIEW_IN_PROGRESS', 'unknown'],
    ['CREATE_FAILED', 'failing'],
    ['DELETE_COMPLETE', 'failing'],
    ['DELETE_IN_PROGRESS', 'failing'],
    ['ROLLBACK_IN_PROGRESS', 'failing'],
    ['IMPORT_ROLLBACK_COMPLETE', 'failing'],
    ['UPDATE_IN_PROGRESS', 'healthy'],
    ['UPDATE_ROLLBACK_IN_PROGRESS', 'healthy'],
    ['CREATE_IN_PROGRESS', 'unknown'],
    ['UPDATE_ROLLBACK_COMPLETE', 'degraded'],
    ['ROLLBACK_COMPLETE', 'failing'],
    ['UPDATE_ROLLBACK_FAILED', 'failing'],
    ['DELETE_FAILED', 'failing'],
  ])('%s is %s', (status, verdict) => {
    const stack = stacks([{ name: 'items-dev-app', status, updatedAt: NOW, outputs: {} }]);
    expect(judge(facts({ stack })).verdict).toBe(verdict);
  });

  it('says why in its own words, and its state where it has none', () => {
    const check = (more: object) => {
      const stack = { name: 'app', status: 'DELETE_FAILED', updatedAt: NOW, outputs: {}, ...more };
      return judge(facts({ stack: stacks([stack]) })).checks[0];
    };
    expect(check({ statusReason: 'no right' })).toEqual({
      name: 'stack',
      verdict: 'failing',
      reason: {
        code: 'health.stack-broken',
        params: { stack: 'app', status: 'DELETE_FAILED', since: NOW },
        evidence: [{ kind: 'text', text: 'no right' }],
      },
    });
    expect(check({})?.reason.evidence).toEqual([{ kind: 'text', text: 'DELETE_FAILED' }]);
    expect(check({ status: 'UPDATE_ROLLBACK_COMPLETE' })?.reason.code).toBe('health.stack-rolled-back');
    expect(
      codes(
        judge(
          facts({
            stack: stacks([{ name: 'a', status: 'UPDATE_IN_PROGRESS', updatedAt: NOW, outputs: {} }]),
          }),
        ),
      ),
    ).toContain('health.stack-moving');
  });

  it('that should be there and is not leaves the environment unknown', () => {
    expect(codes(judge(facts({ stack: stacks([], ['items-dev-app']) })))[0]).toBe('health.stack-absent');
  });

  it('of several, each that is not well is said, the worst first, and how many where all are well', () => {
    const all = (...status: readonly string[]) =>
      judge(facts({ stack: stacks(status.map((each, index) => stackOf(`s${index}`, each))) })).checks.filter(
        ({ name }) => name === 'stack',
      );
    const well = all('CREATE_COMPLETE', 'UPDATE_COMPLETE', 'CREATE_COMPLETE');
    expect(well).toHaveLength(1);
    expect(well[0]?.reason).toMatchObject({ code: 'health.stacks-complete', params: { count: 3 } });
    const bad = all('CREATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'ROLLBACK_COMPLETE', 'DELETE_FAILED');
    expect(bad.map(({ verdict, reason }) => [verdict, reason.params.stack])).toEqual([
      ['failing', 's2'],
      ['failing', 's3'],
      ['degraded', 's1'],
    ]);
    const half = judge(facts({ stack: stacks([stackOf('s0', 'CREATE_COMPLETE')], ['s1']) }));
    expect(codes(half)[0]).toBe('health.stack-absent');
  });

  it('is not asked for where there are no stacks', () => {
    expect(judge(facts({ stacksExpected: false, stack: undefined })).verdict).toBe('healthy');
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
    ['a stream is a minute behind', { kind: 'stream', backlog: 60 }, 'healthy'],
    ['a queue has work to do', { kind: 'queue', backlog: 5_000 }, 'healthy'],
    ['no message was given up', { kind: 'queue', deadLetter: true, backlog: 0 }, 'healthy'],
    ['nearly a quarter failed', { requests: 1_000, errors: 249 }, 'degraded'],
    ['nearly one in twenty failed', { requests: 1_000, errors: 49 }, 'healthy'],
    ['three of three failed', { requests: 3, errors: 3 }, 'failing'],
    ['five calls were refused', { throttles: 5 }, 'healthy'],
    ['the front door takes three seconds', { kind: 'api', latencyP95: 3_000 }, 'healthy'],
    [
      'the front door is slow, of three cold starts',
      { kind: 'api', latencyP95: 9_000, requests: 19 },
      'healthy',
    ],
    [
      'the front door is slow, of twenty requests',
      { kind: 'api', latencyP95: 9_000, requests: 20 },
      'degraded',
    ],
    ['the front door fails', { kind: 'api', errors: 25 }, 'failing'],
    ['a table has errors of its own kind', { kind: 'table', errors: 100 }, 'healthy'],
  ] as const)('%s', (_, more, verdict) => {
    expect(withVital(more).verdict).toBe(verdict);
  });

  it.each([
    [
      { errors: 25 },
      'errors',
      'health.errors-high',
      { errors: 25, requests: 100, share: 0.25, limitShare: 0.25 },
      'Errors',
    ],
    [
      { requests: 2, errors: 2 },
      'errors',
      'health.errors-few',
      { errors: 2, requests: 2, least: 3 },
      'Errors',
    ],
    [{ throttles: 6 }, 'throttles', 'health.throttled', { count: 6, limit: 5 }, 'Throttles'],
    [
      { kind: 'api', latencyP95: 4_000 },
      'latency',
      'health.slow',
      { millis: 4_000, requests: 100, limitMillis: 3_000 },
      'Latency',
    ],
    [
      { kind: 'stream', backlog: 99 },
      'latency',
      'health.stream-behind',
      { seconds: 99, limitSeconds: 60 },
      'IteratorAge',
    ],
  ] as const)('of %j are told as %s, with what they are about', (more, name, code, params, metric) => {
    const resource = 'cfn:items-dev-app/ApiFunction';
    const found = withVital(more).checks.find((each) => each.reason.code === code);
    expect(found).toMatchObject({ name, resource, reason: { params: { label: 'api', ...params } } });
    expect(found?.reason.evidence).toEqual([{ kind: 'metric', metric, resource }]);
  });

  it('of dead letters name the queue itself', () => {
    const checks = (backlog: number) =>
      withVital({ kind: 'queue', deadLetter: true, backlog }).checks.filter(
        ({ name }) => name === 'dead-letters',
      );
    expect(checks(2)).toMatchObject([
      { verdict: 'degraded', reason: { code: 'health.dead-letters', params: { label: 'api', count: 2 } } },
    ]);
    expect(checks(0)).toMatchObject([
      {
        reason: {
          code: 'health.no-dead-letters',
          evidence: [
            {
              kind: 'metric',
              metric: 'ApproximateNumberOfMessagesVisible',
              resource: 'cfn:items-dev-app/ApiFunction',
            },
          ],
        },
      },
    ]);
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
    const health = judge(facts({ vitals }));
    expect(health.checks[0]).toMatchObject({
      name: 'errors',
      verdict: 'unknown',
      reason: { code: 'health.metric-unread', params: { what: 'AWS/Lambda Errors', cause: 'unavailable' } },
    });
    expect(codes(health)).toContain('health.errors-low');
  });
});

describe('blames a change outside the portal', () => {
  const lastRun = { id: 'r9', startedAt: minus(NOW, minutes(20)) };
  const outside = { kind: 'function', thing: 'mail', at: minus(NOW, minutes(5)), who: 'alice' } as const;
  const broken = (more: Partial<HealthFacts>) =>
    judge(
      facts({
        alarms: ready([alarm({ state: 'ALARM' })], { ...fresh, asOf: more.now ?? NOW }),
        ...{ lastRun, ...more },
      }),
    );

  it('instead of the run before it', () => {
    const health = broken({ lastOutside: outside });
    expect([health.sinceOutside, health.sinceRun]).toEqual([outside, undefined]);
  });

  it('but not instead of the run after it, and not for what it was too long ago for', () => {
    expect(broken({ lastOutside: { ...outside, at: minus(NOW, minutes(30)) } }).sinceRun).toBe('r9');
    const old = { ...outside, at: minus(NOW, minutes(61)) };
    expect(broken({ lastOutside: old, lastRun: undefined }).sinceOutside).toBeUndefined();
  });

  it('though it is found after the trouble was blamed on the run, and as long as the trouble lasts', () => {
    const blamed = broken({});
    expect(blamed.sinceRun).toBe('r9');
    const now = plus(NOW, minutes(3));
    const found = broken({ now, before: blamed, lastOutside: outside });
    expect([found.sinceOutside, found.sinceRun]).toEqual([outside, undefined]);
    const later = broken({ now: plus(NOW, minutes(90)), before: found, lastOutside: outside });
    expect(later.sinceOutside).toEqual(outside);
  });
});
