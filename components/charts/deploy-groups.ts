import type { DeployMark } from '#lib/domain/deploy/deployment.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { percentOf } from './scale.ts';

/** Marks closer than this share of the width have one label. */
const CLOSE = 6;

/** Deploys under one label, oldest and newest, at percent `x` of the width. */
export type DeployGroup = { readonly x: number; readonly first: DeployMark; readonly last: DeployMark };

export function deployGroups(marks: readonly DeployMark[], range: TimeRange): readonly DeployGroup[] {
  const placed = marks
    .map((mark) => ({ mark, x: percentOf(mark.at, range) }))
    .filter(({ x }) => x >= 0 && x <= 100)
    .toSorted((a, b) => a.x - b.x);
  const groups: DeployGroup[] = [];
  for (const { mark, x } of placed) {
    const last = groups.at(-1);
    if (last && x - last.x < CLOSE) groups[groups.length - 1] = { ...last, last: mark };
    else groups.push({ x, first: mark, last: mark });
  }
  return groups;
}
