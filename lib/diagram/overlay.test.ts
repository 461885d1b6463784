import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { draw } from './draw/draw.ts';
import { trafficWidth } from './draw/overlay-marks.ts';
import { LIGHT } from './draw/palette.ts';
import { toText } from './draw/svg.ts';
import { sceneOf } from './scene.ts';

const hello: SystemGraph = JSON.parse(
  readFileSync(new URL('./fixtures/hello-dev.graph.json', import.meta.url), 'utf8'),
);
let scene: Scene;
beforeAll(async () => {
  scene = await sceneOf(hello, { view: 'simple' });
});
const drawn = (options: Omit<Parameters<typeof draw>[1], 'colours'> = {}) =>
  toText(draw(scene, { colours: LIGHT, ...options }));

it.each([
  [0, 1],
  [1 / 60, 1],
  [1, 2.33],
  [1000, 4],
  [1e9, 4],
])('draws %d events a second %d px wide', (rate, width) => {
  expect(trafficWidth(rate)).toBeCloseTo(width, 1);
});

it('draws each change as frame, sign and word, and what goes as a ghost', () => {
  const [one, two] = scene.nodes;
  const text = drawn({
    overlays: {
      change: new Map([
        [one?.id ?? '', 'create'],
        [two?.id ?? '', 'delete'],
      ]),
    },
  });
  expect(text).toContain('+ create');
  expect(text).toContain('− delete');
  expect(text.match(/opacity="0\.45"/g)).toHaveLength(1);
});

it('writes only signs that the typeface has: an empty box would stand for the others in a PNG', () => {
  const replace = drawn({ overlays: { change: new Map([[scene.nodes[0]?.id ?? '', 'replace']]) } });
  expect(replace).toContain('>replace<');
  expect(replace).not.toContain('∓');
});

it('draws nothing for what was not measured', () => {
  expect(drawn({ overlays: { traffic: new Map(), findings: new Map(), cost: new Map() } })).toBe(drawn());
});

it('marks what a page may hide when it is small', () => {
  expect(drawn()).toContain('class="dg-fine"');
});
