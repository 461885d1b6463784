import { readFileSync } from 'node:fs';
import mermaid from 'mermaid';
import { beforeAll, expect, it } from 'vitest';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { mermaidOf } from './mermaid.ts';
import { sceneOf } from './scene.ts';

const graph = (name: string): SystemGraph =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}-dev.graph.json`, import.meta.url), 'utf8'));

/** Mermaid cleans labels in a DOM, which Node has not. The grammar is what is tested here. */
beforeAll(async () => {
  // The copy that Mermaid itself imports.
  const installed = '../../node_modules';
  const path = new URL(`${installed}/dompurify/dist/purify.es.mjs`, import.meta.url);
  const { default: purify } = await import(path.href);
  Object.assign(purify, { sanitize: (text: string) => text, addHook: () => undefined });
});

it.each([
  ['items', 'simple'],
  ['items', 'detailed'],
  ['items', 'flow'],
  ['hello', 'detailed'],
] as const)('writes what Mermaid itself reads: %s, %s', async (name, view) => {
  const scene = await sceneOf(graph(name), { view });
  expect(await mermaid.parse(mermaidOf(scene))).toMatchObject({ diagramType: 'flowchart-v2' });
});

it('writes what Mermaid reads whatever a name holds', async () => {
  const scene = await sceneOf(graph('hello'), { view: 'simple' });
  const text = 'end "]; subgraph <b>x</b> --> | `%%{init}%%` 日本語\u202e';
  const hostile: Scene = {
    ...scene,
    nodes: scene.nodes.map((node) => ({ ...node, title: { ...node.title, text } })),
  };
  expect(await mermaid.parse(mermaidOf(hostile))).toMatchObject({ diagramType: 'flowchart-v2' });
});

it('would see what Mermaid cannot read', async () => {
  await expect(mermaid.parse('flowchart LR\n  n0["a" --> n1')).rejects.toThrow();
});
