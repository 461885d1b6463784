import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { createLayoutWorker } from './layout-client.ts';
import { sceneOf } from './scene.ts';
import { sceneKey } from './scene-key.ts';

const hello: SystemGraph = JSON.parse(
  readFileSync(new URL('./fixtures/hello-dev.graph.json', import.meta.url), 'utf8'),
);

it('lays out in its thread what it lays out here, and outlives a graph that it cannot', async () => {
  const worker = createLayoutWorker();
  try {
    await expect(worker.layout({} as SystemGraph, { view: 'simple' })).rejects.toThrow();
    expect(await worker.layout(hello, { view: 'simple' })).toEqual(await sceneOf(hello, { view: 'simple' }));
  } finally {
    await worker.close();
  }
});

it('names a picture by everything that it is drawn from', () => {
  const key = sceneKey(hello, { view: 'simple' });
  expect(sceneKey(structuredClone(hello), { view: 'simple' })).toBe(key);
  expect(sceneKey(hello, { view: 'detailed' })).not.toBe(key);
  expect(sceneKey({ ...hello, edges: [] }, { view: 'simple' })).not.toBe(key);
});
