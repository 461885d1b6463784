import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { pictureFile } from './picture-file.ts';
import { sceneOf } from './scene.ts';

const FIXTURE = new URL('./fixtures/hello-dev.graph.json', import.meta.url);
const hello = () => sceneOf(JSON.parse(readFileSync(FIXTURE, 'utf8')), { view: 'simple' });

it('writes each format with the start that its readers look for', async () => {
  const scene = await hello();
  const start = async (format: Parameters<typeof pictureFile>[1]['format']) =>
    Buffer.from(await pictureFile(scene, { format, theme: 'dark' }))
      .toString('latin1')
      .slice(0, 12);
  expect(await start('svg')).toBe('<svg xmlns="');
  expect(await start('png')).toMatch(/^.PNG\r\n/);
  expect(await start('drawio')).toBe('<mxfile host');
  expect(await start('mermaid')).toBe('flowchart LR');
});

it('puts colours and typeface into the SVG itself, and no name can end its style or text', async () => {
  const scene: Scene = { ...(await hello()), title: '</style></text><script>alert(1)</script>' };
  const text = String(await pictureFile(scene, { format: 'svg', theme: 'dark' }));
  expect(text).toContain('@font-face');
  expect(text).not.toMatch(/var\(--|<script|<\/style><\/text>|(href|src)="(?!#)/);
});

it('brings the Japanese that a name is written in, and no more of it', async () => {
  const scene = await hello();
  const text = async (title: string) =>
    String(await pictureFile({ ...scene, title }, { format: 'svg', theme: 'light' }));
  const [plain, japanese] = [await text('hello'), await text('在庫の通知')];
  expect(plain).not.toContain("font-family:'IBM Plex Sans JP'");
  const ranges = [...japanese.matchAll(/unicode-range:([^}]*)/g)].map(([, range = '']) => range);
  expect(ranges.length).toBeGreaterThan(0);
  expect(ranges.join(',')).toMatch(/U\+306e|U\+30[0-9a-f]{2}-30[0-9a-f]{2}/);
  expect(japanese.length - plain.length).toBeLessThan(600_000);
});

it('takes what lies over it and the words of its reader along', async () => {
  const scene = await hello();
  const id = scene.nodes[0]?.id ?? '';
  const layers = {
    change: new Map([[id, 'create' as const]]),
    cost: new Map([[id, { text: '$1.00 → $3.00', unknown: false }]]),
  };
  const words = { changeWords: { create: '作成', change: '変更', replace: '置換', delete: '削除' } };
  const file = (format: 'svg' | 'drawio') => pictureFile(scene, { format, theme: 'light' }, layers, words);
  expect(String(await file('svg'))).toMatch(/\+ 作成[\s\S]*\$1\.00 → \$3\.00/);
  expect(String(await file('drawio'))).toMatch(/value="Change"[\s\S]*value="Cost"[\s\S]*\$1\.00 → \$3\.00/);
});
