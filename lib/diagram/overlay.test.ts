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
  [0, 1.4],
  [1 / 60, 1.4],
  [1, 2.2],
  [1000, 3.2],
  [1e9, 3.2],
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

it('draws a line that a plan makes dashed in its colour, and one that goes as a shadow, both said below', () => {
  const [made, gone] = scene.edges;
  const wide = { ...scene, width: 2000 };
  const change = new Map([
    [made?.id ?? '', 'create'],
    [gone?.id ?? '', 'delete'],
  ] as const);
  const text = toText(draw(wide, { colours: LIGHT, overlays: { change } }));
  expect(text).toMatch(
    new RegExp(`data-planned="create"><path[^>]*stroke="${LIGHT.healthy}"[^>]*stroke-dasharray="6 4"`),
  );
  expect(text).toMatch(/data-planned="delete" opacity="0\.45"/);
  expect(text).toContain('>will connect<');
  expect(text).toContain('>will be gone<');
  const said = { create: '接続予定', delete: '削除予定' };
  expect(toText(draw(wide, { colours: LIGHT, overlays: { change }, lineWords: said }))).toContain(
    '>接続予定<',
  );
  expect(drawn()).not.toContain('data-planned');
});

it('dashes a cost that is unknown, and no other', () => {
  const id = scene.nodes[0]?.id ?? '';
  const cost = (text: string, unknown: boolean) =>
    drawn({ overlays: { cost: new Map([[id, { text, unknown }]]) } });
  expect(cost('$0.32 → $45.26', false)).toContain('>$0.32 → $45.26<');
  expect(cost('$0.32 → $45.26', false)).not.toContain(`stroke="${LIGHT.unknown}"`);
  expect(cost('unknown', true)).toMatch(
    new RegExp(`stroke="${LIGHT.unknown}" stroke-dasharray="3 2.5"/><text[^>]*>unknown<`),
  );
});

it('widens the frame for a subtitle that says more than the picture is wide, on a file alone', () => {
  const long = { ...scene, subtitle: 'x'.repeat(400) };
  const widthOf = (options: { framed?: boolean }) =>
    Number(draw(long, { colours: LIGHT, ...options }).attributes.width);
  expect(widthOf({})).toBeGreaterThan(400 * 6);
  expect(widthOf({ framed: false })).toBe(scene.width);
});
