import Elk from 'elkjs/lib/elk.bundled.js';
import { expect, it } from 'vitest';
import { accountOf, numbers } from '#lib/diagram/fixtures/account.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import { SIZES } from './layout.ts';
import { crossingsOf, elkOf, linesOfElk } from './layout-peers.ts';

it.each(SIZES)('at %i resources no more lines cross than in the picture of plain elkjs', async (visible) => {
  const scene = await sceneOf(accountOf({ visible }, numbers(visible)), { view: 'simple' });
  const theirs = linesOfElk(await new Elk().layout(elkOf(scene)));
  expect(crossingsOf(scene.edges.map(({ points }) => points))).toBeLessThanOrEqual(crossingsOf(theirs));
});
