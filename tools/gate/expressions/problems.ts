import type { Expression } from './collect.ts';
import type { Exception } from './exceptions.ts';
import { keyOf, type Verdict } from './verdicts.ts';

/** What is wrong with the expressions of the code, one line each; an exception that nothing needs is wrong too. */
export function problemsOf(
  expressions: readonly Expression[],
  verdicts: ReadonlyMap<string, Verdict>,
  exceptions: readonly Exception[],
): string[] {
  const used = new Set<Exception>();
  const problems = expressions.flatMap((expression) => {
    const problem = problemOf(expression, verdicts);
    if (problem === undefined) return [];
    const excused = exceptions.find(
      ({ file, written }) => file === expression.file && written === expression.written,
    );
    if (excused) used.add(excused);
    return excused ? [] : [`${expression.place}: ${expression.written}: ${problem}`];
  });
  const stale = exceptions.filter((each) => !used.has(each));
  return [
    ...problems,
    ...stale.map(({ file, written }) => `${file}: ${written}: an exception that nothing needs any more`),
  ];
}

function problemOf(
  { source, flags }: Expression,
  verdicts: ReadonlyMap<string, Verdict>,
): string | undefined {
  if (source === undefined) return 'is put together as the code runs: use a literal, a scanner or re2js';
  const verdict = verdicts.get(keyOf({ source, flags }));
  if (verdict === undefined) return 'has no verdict';
  return verdict.startsWith('refused') ? `is not linear (${verdict.slice('refused: '.length)})` : undefined;
}
