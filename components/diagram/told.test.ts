import { expect, it } from 'vitest';
import { told } from '#lib/diagram/draw/told.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { drawingText } from '#lib/words/drawing-term.ts';
import { translator } from '#lib/words/translate.ts';

const text = (words: string) => ({ text: words, x: 50, y: 90, width: 40 });
const box = { x: 22, y: 0, width: 56, height: 56 };
const part = (id: string, title: string, subtitle: string) => ({
  ...{ id, of: [id], box, badges: [], owners: [], title: text(title), subtitle: text(subtitle) },
});
const scene = {
  containers: [{ id: 'region', box, title: text('Region · x') }],
  nodes: [part('client:public', 'Clients', 'Browser, mobile'), part('fn', 'Clients', 'SQS queue · 14 d')],
  edges: [{ id: 'line', label: { ...box, text: 'read, write' } }],
} as unknown as Scene;

it('tells the words of a drawing in the reader’s language; a part that has a word of ours as its name keeps it', () => {
  const shown = told(scene, (each) => drawingText(translator('ja'), each));
  expect(shown.containers[0]?.title.text).toBe('リージョン · x');
  expect(shown.nodes.map(({ title }) => title.text)).toEqual(['クライアント', 'Clients']);
  expect(shown.nodes[1]?.subtitle?.text).toBe('SQS キュー · 14 日');
  expect(shown.edges[0]?.label?.text).toBe('読み書き');
  expect(shown.nodes.map((each) => each.box)).toEqual(scene.nodes.map((each) => each.box));
});

it('changes nothing for whoever reads English', () => {
  expect(told(scene, (each) => drawingText(translator('en'), each))).toEqual(scene);
});

it('tells a mark of gradual versions as wide as its words, in the middle of its part', () => {
  const badge = { glyph: 'shift', text: 'live: canary 10 % for 5 min', ...box, y: 70, height: 18 };
  const [node] = scene.nodes;
  const marked = { ...scene, nodes: [{ ...node, badges: [badge] }] } as unknown as Scene;
  const [shown] = told(marked, (each) => drawingText(translator('ja'), each)).nodes;
  const [{ text: words, x, width } = { text: '', x: 0, width: 0 }] = shown?.badges ?? [];
  expect(words).toBe('live: カナリア 10 % を 5 分');
  expect(x + width / 2).toBeCloseTo(50);
  expect(told(marked, (each) => drawingText(translator('en'), each))).toEqual(marked);
});
