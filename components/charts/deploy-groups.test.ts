import { expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { deployGroups } from './deploy-groups.ts';

const range = { from: instant(1_000), to: instant(2_000) };
const mark = (number: number, at: number) => ({ number, at: instant(at), runId: `r${number}` });

it('puts deploys close together under one label, oldest to newest, and leaves out what is not shown', () => {
  const marks = [mark(4, 1_550), mark(3, 1_500), mark(2, 1_100), mark(1, 900), mark(5, 2_100)];
  expect(deployGroups(marks, range).map(({ x, first, last }) => [x, first.number, last.number])).toEqual([
    [10, 2, 2],
    [50, 3, 4],
  ]);
});
