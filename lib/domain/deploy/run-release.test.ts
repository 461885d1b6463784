import { expect, it } from 'vitest';
import type { RequestedRun } from './deployment.ts';
import type { RunState } from './run.ts';
import { whereItRan } from './run-release.ts';

const ran = (number: number, environment: string, state: RunState): RequestedRun =>
  ({ run: { id: `r${number}`, number, state }, deployment: { environment, commit: 'c1' } }) as RequestedRun;
const told = (runs: readonly RequestedRun[], standing: Record<string, string>) =>
  whereItRan(runs, (key) => standing[key]).map(({ run, stillThere }) => [run.number, stillThere]);

it('names an environment once, by the newest run that ended well', () => {
  const runs = [
    ran(9, 'shop/dev', 'failed'),
    ran(8, 'shop/staging', 'succeeded'),
    ran(7, 'shop/dev', 'succeeded'),
    ran(5, 'shop/dev', 'succeeded'),
  ];
  expect(told(runs, { 'shop/dev': 'c1', 'shop/staging': 'c2' })).toEqual([
    [7, true],
    [8, false],
  ]);
});

it('says of a failed run that it ended, never that it stands there', () => {
  expect(told([ran(9, 'shop/dev', 'failed')], { 'shop/dev': 'c1' })).toEqual([[9, false]]);
});
