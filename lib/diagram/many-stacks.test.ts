import { describe, expect, it } from 'vitest';
import type { Point, Scene } from '#lib/domain/graph/scene.ts';
import { accountOf, numbers } from './fixtures/account.ts';
import { sceneOf } from './scene.ts';

/** Accounts of several teams, small and large, with and without a network. */
const ACCOUNTS = [
  { visible: 16 },
  { visible: 40, stacks: 6, network: true },
  { visible: 60, stacks: 3 },
  { visible: 105 },
  { visible: 140, stacks: 2 },
] as const;

describe.each(ACCOUNTS)('the pictures of an account of %o', (size) => {
  const graph = accountOf(size, numbers(size.visible));

  it.each(['simple', 'detailed', 'flow'] as const)(
    '%s: no strip, no fault, no two parts alike',
    async (view) => {
      const scene = await sceneOf(graph, { view, opened: [] });
      expect(scene.metadata.faults).toEqual([]);
      expect(scene.width / scene.height).toBeLessThan(3);
      expect(scene.height / scene.width).toBeLessThan(3);
      expect(lookAlike(scene)).toEqual([]);
      if (view !== 'flow' && scene.metadata.unframed === undefined)
        expect(framesOf(scene)).toBeGreaterThan(1);
    },
  );
});

it('has room for the lines of the last column where nothing is round the frames', async () => {
  const { edges, metadata } = await sceneOf(accountOf({ visible: 20 }, numbers(20)), { view: 'simple' });
  const isStraight = (points: readonly Point[]) =>
    points.every(({ x, y }, at) => at === 0 || points[at - 1]?.x === x || points[at - 1]?.y === y);
  expect(metadata.variant).toBe('frames');
  expect(edges.filter(({ points }) => !isStraight(points))).toEqual([]);
});

const framesOf = ({ containers }: Scene): number =>
  containers.filter(({ style }) => style === 'stack').length;

/** Names, with what is drawn in which frame or column, that more than one part has. */
const lookAlike = ({ nodes, tiers }: Scene): readonly string[] =>
  [
    ...Map.groupBy(
      nodes,
      ({ title, icon, parent, box }) => `${title.text} ${icon} ${parent ?? (tiers ? box.x : '')}`,
    ),
  ]
    .filter(([, same]) => same.length > 1)
    .map(([name]) => name);
