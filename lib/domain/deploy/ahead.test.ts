import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doesWhatWasShown, endedOtherwise, waitsFor } from './ahead.ts';
import type { AttributeChange, ChangeAction, Plan, ResourceChange } from './plan.ts';
import type { RunState } from './run.ts';

type Compared = Parameters<typeof doesWhatWasShown>[0];
const AHEAD: NonNullable<Plan['ahead']> = {
  after: ['network'],
  awaits: [{ input: 'Subnets', from: 'network.subnets' }],
  shown: true,
};

const attribute = (path: string, after: string, more: Partial<AttributeChange> = {}): AttributeChange => ({
  ...{ path, after, sensitive: false, unknownAfter: false, forcesReplacement: false },
  ...more,
});
const unknown = (path: string) => attribute(path, '(known after apply)', { unknownAfter: true });
const change = (
  address: string,
  attributes: readonly AttributeChange[],
  action: ChangeAction = 'update',
): ResourceChange => ({ address, type: 'AWS::Lambda::Function', action, attributes, risks: [] });

const shown = (changes: readonly ResourceChange[], ahead = AHEAD): Compared => ({ changes, ahead });

describe('a plan that was agreed to before its inputs were known', () => {
  const function_ = change('Api', [attribute('MemorySize', '512'), unknown('VpcConfig')]);

  it('does what was shown where only what was not known has got a value', () => {
    const resolved = change('Api', [
      attribute('MemorySize', '512'),
      attribute('VpcConfig.SubnetIds', '["b"]'),
    ]);
    expect(doesWhatWasShown(shown([function_]), { changes: [resolved] })).toBe(true);
  });

  it('does less than was shown where the value turns out to be the old one', () => {
    const later = change('Worker', [unknown('VpcConfig')]);
    expect(doesWhatWasShown(shown([function_, later]), { changes: [function_] })).toBe(true);
    const seen = change('Worker', [attribute('MemorySize', '512')]);
    expect(doesWhatWasShown(shown([function_, seen]), { changes: [function_] })).toBe(false);
  });

  it.each([
    ['another resource', [function_, change('Other', [])]],
    ['a replacement', [{ ...function_, action: 'replace' as const }]],
    ['a risk', [{ ...function_, risks: ['network' as const] }]],
    ['another value of what was known', [change('Api', [attribute('MemorySize', '1024')])]],
    [
      'a secret',
      [change('Api', [...function_.attributes, attribute('VpcConfig.x', '', { sensitive: true })])],
    ],
    ['another property', [change('Api', [...function_.attributes, attribute('Timeout', '3')])]],
  ])('asks again where it turns out to be %s', (_, changes) => {
    expect(doesWhatWasShown(shown([function_]), { changes })).toBe(false);
  });

  it('asks again where nothing was shown, and where it is ahead itself', () => {
    expect(doesWhatWasShown(shown([], { ...AHEAD, shown: false }), { changes: [] })).toBe(false);
    expect(doesWhatWasShown(shown([]), shown([]))).toBe(false);
    expect(doesWhatWasShown({ changes: [] }, { changes: [] })).toBe(false);
  });

  it('never does what nobody saw: every change of it stands in what was shown, with every known value', () => {
    const attributes = fc.array(
      fc.oneof(
        fc
          .record({ path: fc.constantFrom('A', 'A.b', 'B'), after: fc.constantFrom('1', '2') })
          .map(({ path, after }) => attribute(path, after)),
        fc.constantFrom('A', 'B').map(unknown),
      ),
      { maxLength: 2 },
    );
    const changes = fc.uniqueArray(
      fc
        .tuple(
          fc.constantFrom('X', 'Y'),
          attributes,
          fc.constantFrom<ChangeAction>('update', 'replace', 'create'),
        )
        .map((parts) => change(...parts)),
      { selector: ({ address }) => address, maxLength: 2 },
    );
    let agreed = 0;
    fc.assert(
      fc.property(changes, changes, (before, after) => {
        if (!doesWhatWasShown(shown(before), { changes: after })) return;
        agreed += 1;
        for (const each of after) {
          const was = before.find(({ address }) => address === each.address);
          expect(was?.action).toBe(each.action);
          for (const { path, after: value } of each.attributes) {
            const seen = was?.attributes.some(
              (one) =>
                (one.path === path && one.after === value) ||
                (one.unknownAfter && (path === one.path || path.startsWith(`${one.path}.`))),
            );
            expect(seen).toBe(true);
          }
        }
      }),
      { numRuns: 3_000 },
    );
    expect(agreed).toBeGreaterThan(50);
  });
});

describe('what a run waits for', () => {
  const part = (component: string, state: RunState) => ({ component, state });

  it('is what it needs and has not ended well, and one that ended otherwise ends it', () => {
    const runs = [
      part('a', 'succeeded'),
      part('b', 'awaiting-approval'),
      part('c', 'applying'),
      part('d', 'no-change'),
    ];
    expect(waitsFor(['a', 'b', 'd'], runs).map(({ component }) => component)).toEqual(['b']);
    expect(endedOtherwise(waitsFor(['a', 'b', 'd'], runs))).toBeUndefined();
    expect(endedOtherwise([part('a', 'applying'), part('b', 'rejected')])?.component).toBe('b');
  });
});
