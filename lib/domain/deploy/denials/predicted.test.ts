import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, type Denial, judged, keyOf, questionsOf, summed } from './predicted.ts';
import { missingPolicy } from './statement.ts';
import type { Need } from './touched.ts';

const need = (action: string, resource: string, more: Partial<Need> = {}): Need => ({
  ...{ address: resource, type: 'T', action, resources: [resource], sure: true, context: {} },
  ...more,
});
const answers = (given: Readonly<Record<string, Answer>>) =>
  new Map(
    Object.entries(given).map(([key, answer]) => {
      const [action = '', resource = ''] = key.split(' ');
      return [keyOf(action, resource, {}), answer] as const;
    }),
  );
const ALLOWED: Answer = { decision: 'allowed', missing: [] };
const REFUSED: Answer = { decision: 'implicit', missing: [] };
const of = (needs: readonly Need[], given: Readonly<Record<string, Answer>>) =>
  judged({ role: 'r', needs }, answers(given));

describe('what IAM says comes to', () => {
  it('a denial where it refuses, nothing where it allows', () => {
    const { denials, decided } = of([need('a:X', 't'), need('a:Y', 't')], {
      'a:X t': ALLOWED,
      'a:Y t': REFUSED,
    });
    expect(decided).toBe(2);
    expect(denials).toEqual([{ role: 'r', address: 't', type: 'T', action: 'a:Y', resource: 't' }]);
  });

  it('an explicit denial is one, whatever another ARN of the same thing says', () => {
    const needs = [need('a:X', 't', { resources: ['t', 'u'] })];
    const { denials } = of(needs, { 'a:X t': { decision: 'explicit', missing: [] }, 'a:X u': ALLOWED });
    expect(denials).toMatchObject([{ explicit: true }]);
    expect(of(needs, { 'a:X t': REFUSED, 'a:X u': ALLOWED }).denials).toEqual([]);
  });

  it('nothing is said where a condition hangs on what nobody knows, the resource is not known, or nobody answered', () => {
    const missing: Answer = { decision: 'implicit', missing: ['aws:PrincipalTag/x'] };
    const needs = [
      need('a:X', 't'),
      need('a:Y', '*', { sure: false }),
      need('a:Y', '*', { sure: false }),
      need('a:Z', 'v'),
    ];
    expect(of(needs, { 'a:X t': missing, 'a:Y *': REFUSED })).toEqual({
      ...{ decided: 0, denials: [] },
      unknown: [
        { why: 'context', what: 'a:X (aws:PrincipalTag/x)', n: 1 },
        { why: 'resource', what: 'a:Y', n: 2 },
        { why: 'unasked', what: 'a:Z', n: 1 },
      ],
    });
    expect(of([need('a:Y', '*', { sure: false })], { 'a:Y *': ALLOWED })).toEqual({
      decided: 1,
      denials: [],
    });
  });

  it('several roles are one answer, with the first failure', () => {
    const failure = { kind: 'throttled', api: 'iam' } as const;
    const part = { decided: 1, denials: [], unknown: [{ why: 'type', what: 'T', n: 1 }] as const };
    expect(summed([part, { ...part, failure }])).toEqual({
      ...{ decided: 2, denials: [], failure },
      unknown: [{ why: 'type', what: 'T', n: 2 }],
    });
  });
});

const anyNeed = fc.record({
  address: fc.constantFrom('a', 'b'),
  type: fc.constant('T'),
  action: fc.constantFrom('s:A', 's:B', 's:C'),
  resources: fc.uniqueArray(fc.constantFrom('x', 'y', 'z', '*'), { minLength: 1, maxLength: 2 }),
  sure: fc.boolean(),
  context: fc.constantFrom({}, { k: ['1'] }, { k: ['2'] }),
});

it('asks everything that is needed, under its own context, and no more than once', () => {
  fc.assert(
    fc.property(fc.array(anyNeed, { maxLength: 30 }), (needs) => {
      const asked = questionsOf(needs).flatMap(({ actions, resources, context }) =>
        actions.flatMap((action) => resources.map((resource) => keyOf(action, resource, context))),
      );
      const wanted = needs.flatMap(({ action, resources, context }) =>
        resources.map((resource) => keyOf(action, resource, context)),
      );
      expect(asked.toSorted()).toEqual([...new Set(wanted)].toSorted());
    }),
  );
});

it('every need is decided or said to be unknown, never neither', () => {
  const anyAnswer = fc.record({
    decision: fc.constantFrom<Answer['decision']>('allowed', 'explicit', 'implicit'),
    missing: fc.subarray(['k']),
  });
  fc.assert(
    fc.property(fc.array(anyNeed, { maxLength: 30 }), fc.func(fc.option(anyAnswer)), (needs, answer) => {
      const said = new Map<string, Answer>();
      for (const { action, resources, context } of needs)
        for (const resource of resources) {
          const key = keyOf(action, resource, context);
          const given = answer(key);
          if (given) said.set(key, given);
        }
      const { decided, unknown = [], denials } = judged({ role: 'r', needs }, said);
      expect(decided + unknown.reduce((sum, { n }) => sum + n, 0)).toBe(needs.length);
      expect(denials.length).toBeLessThanOrEqual(decided);
    }),
  );
});

describe('the policy that is missing', () => {
  const denial = (action: string, resource: string, more: Partial<Denial> = {}): Denial => ({
    ...{ role: 'r', address: 'x', type: 'T', action, resource },
    ...more,
  });

  it('puts actions of one resource into one statement, and resources of the same actions', () => {
    const denials = [
      denial('d:B', 'arn:1'),
      denial('d:A', 'arn:1'),
      denial('d:A', 'arn:2'),
      denial('d:B', 'arn:2'),
    ];
    expect(JSON.parse(missingPolicy(denials))).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['d:A', 'd:B'], Resource: ['arn:1', 'arn:2'] }],
    });
  });

  it('leaves out what a policy forbids, and lets AWS choose what it chooses', () => {
    const forbidden = denial('d:A', 'arn:1', { explicit: true });
    expect(
      JSON.parse(missingPolicy([forbidden, denial('d:A', 'arn:t/app-Table-XXXXXXXXXXXX')])),
    ).toMatchObject({
      Statement: [{ Resource: ['arn:t/app-Table-*'] }],
    });
  });
});
