import { expect, test } from 'vitest';
import { expressionsIn } from './collect.ts';
import { problemsOf } from './problems.ts';
import { verdictsOf } from './step.ts';

const of = (code: string) => expressionsIn('lib/x.ts', code);

test('literals, constants of RegExp and texts that become an expression are found with their place', () => {
  const code = [
    'const a = /x+$/gi;',
    "const b = new RegExp('y', 'u'), c = RegExp(String.raw`\\d`);",
    "const d = text.match('z'), e = `/no/`, f = 6 / 2 / 1; // /none/",
  ].join('\n');
  expect(of(code).map(({ place, source, flags }) => [place, source, flags])).toEqual([
    ['lib/x.ts:1', 'x+$', 'gi'],
    ['lib/x.ts:2', 'y', 'u'],
    ['lib/x.ts:2', '\\d', ''],
    ['lib/x.ts:3', 'z', ''],
  ]);
});

test('wall row 2: an exponential, a quadratic and a built expression are refused, a linear one is not', async () => {
  const expressions = of('[/^(a+)+$/, /\\s*\\n\\s*/, new RegExp(name + 1), /^a+$/]');
  const { verdicts, asked } = await verdictsOf(expressions, new Map());
  expect(asked).toBe(3);
  const problems = problemsOf(expressions, verdicts, []);
  expect(problems).toHaveLength(3);
  expect(problems[0]).toContain('exponential');
  expect(problems[1]).toContain('2nd degree polynomial');
  expect(problems[2]).toContain('put together');
});

test('an exception excuses its expression in its file alone, and one that nothing needs is refused', async () => {
  const expressions = of('/(a|a)*$/');
  const { verdicts } = await verdictsOf(expressions, new Map());
  const excuse = { file: 'lib/x.ts', written: '/(a|a)*$/', why: 'a test' };
  expect(problemsOf(expressions, verdicts, [excuse])).toEqual([]);
  expect(problemsOf(expressions, verdicts, [{ ...excuse, file: 'lib/y.ts' }])).toHaveLength(2);
});

test('a verdict that is known is not asked for again', async () => {
  const expressions = of('/^a$/');
  const { verdicts } = await verdictsOf(expressions, new Map());
  expect(await verdictsOf(expressions, verdicts)).toEqual({ verdicts, asked: 0 });
});
