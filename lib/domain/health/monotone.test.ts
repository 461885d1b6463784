import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Vital } from '../metrics/vitals.ts';
import { type Missing, ready } from '../reading.ts';
import { hours, instant, minus, seconds } from '../time.ts';
import type { AlarmState } from './health.ts';
import { VERDICTS, worst } from './health.ts';
import { type HealthFacts, judge } from './judge.ts';

const NOW = instant(1_795_000_000_000);
const fresh = { asOf: minus(NOW, seconds(5)), freshFor: seconds(90), source: 'test' };

/** What a well environment's facts are, as far as trouble is added to them here. */
type Known = {
  readonly alarms: readonly AlarmState[];
  readonly stacks: readonly string[];
  readonly vitals: readonly Vital[];
  readonly undeclared: number;
  readonly logged: number;
};
const WELL: Known = {
  ...{ alarms: [], stacks: ['UPDATE_COMPLETE'], undeclared: 0, logged: 0 },
  vitals: [{ resource: 'fn', label: 'api', kind: 'function', requests: 100, errors: 0 }],
};

const factsOf = ({ alarms, stacks, vitals, undeclared, logged }: Known): HealthFacts => ({
  ...{ now: NOW, before: undefined, deployed: true, deploying: false, lastRun: undefined },
  ...{ stacksExpected: true, watched: undefined, watchesMore: false, slos: undefined, promises: false },
  resourceOf: () => undefined,
  alarms: ready(alarms, {
    ...fresh,
    missing: Array.from({ length: undeclared }, (_, index): Missing => {
      const what = `alarm ${index}`;
      return { what, failure: { kind: 'not-found', what } };
    }),
  }),
  stack: ready(
    {
      stacks: stacks.map((status, index) => ({ name: `s${index}`, status, updatedAt: NOW, outputs: {} })),
      absent: [],
    },
    fresh,
  ),
  vitals: ready({ windowMinutes: 5, vitals }, fresh),
  logged: logged === 0 ? [] : [{ resource: 'fn', label: 'api', calls: logged }],
});
const verdictOf = (known: Known) => judge(factsOf(known)).verdict;

/** One more thing that is not well, beside whatever else there is. */
type Trouble = (known: Known) => Known;
const alarm =
  (state: AlarmState['state'], metric: string): Trouble =>
  (known) => ({
    ...known,
    alarms: [
      ...known.alarms,
      {
        ...{ name: `a${known.alarms.length}`, arn: `a${known.alarms.length}`, state, metric },
        ...{ since: minus(NOW, hours(1)), stateReason: '', namespace: 'AWS/Lambda', dimensions: {} },
      },
    ],
  });
const stack =
  (status: string): Trouble =>
  (known) => ({ ...known, stacks: [...known.stacks, status] });
const vital =
  (more: Partial<Vital>): Trouble =>
  (known) => ({
    ...known,
    vitals: [
      ...known.vitals,
      {
        resource: `r${known.vitals.length}`,
        label: 'part',
        kind: 'function',
        requests: 100,
        errors: 0,
        ...more,
      },
    ],
  });

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('ALARM', 'INSUFFICIENT_DATA', 'OK'),
      fc.constantFrom('Errors', 'Duration', '5XXError'),
    )
    .map(([state, metric]) => alarm(state, metric)),
  fc
    .constantFrom('ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE')
    .map(stack),
  fc.nat(6).map((errors) => vital({ errors })),
  fc.nat(6).map((errors) => vital({ kind: 'api', errors })),
  fc.nat(8).map((throttles) => vital({ throttles })),
  fc.nat(4_000).map((latencyP95) => vital({ kind: 'api', latencyP95 })),
  fc.nat(3).map((backlog) => vital({ kind: 'queue', deadLetter: true, backlog })),
  fc.nat(120).map((backlog) => vital({ kind: 'stream', backlog })),
  fc.constant<Trouble>((known) => ({ ...known, undeclared: known.undeclared + 1 })),
  fc.nat(6).map<Trouble>((logged) => (known) => ({ ...known, logged: Math.max(known.logged, logged) })),
);
const all = (troubles: readonly Trouble[]) => troubles.reduce((known, each) => each(known), WELL);

it('one reason more never makes a verdict better, whatever else there is', () => {
  fc.assert(
    fc.property(fc.array(trouble, { maxLength: 3 }), trouble, (some, more) => {
      const before = verdictOf(all(some));
      const after = verdictOf(all([...some, more]));
      expect(VERDICTS.indexOf(after)).toBeLessThanOrEqual(VERDICTS.indexOf(before));
    }),
    // Most pairs of reasons come up by then.
    { numRuns: 2_000 },
  );
});

it('a verdict is the worst of its reasons, in whatever order they came', () => {
  fc.assert(
    fc.property(fc.array(trouble, { maxLength: 3 }), (some) => {
      const { verdict, checks } = judge(factsOf(all(some)));
      expect(verdict).toBe(worst(checks.map((each) => each.verdict)));
      expect(verdictOf(all(some.toReversed()))).toBe(verdict);
    }),
  );
});

it('more failures of the same calls never look better', () => {
  const errors = fc.tuple(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 200 }));
  fc.assert(
    fc.property(errors, fc.constantFrom('function', 'api'), ([one, other, requests], kind) => {
      const of = (count: number) =>
        VERDICTS.indexOf(verdictOf(vital({ kind, requests, errors: Math.min(count, requests) })(WELL)));
      expect(of(Math.max(one, other))).toBeLessThanOrEqual(of(Math.min(one, other)));
    }),
  );
});
