import { parentPort } from 'node:worker_threads';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { type SceneOptions, sceneOf } from './scene.ts';

/** What the thread is asked, and what it answers. */
export type LayoutJob = {
  readonly id: number;
  readonly graph: SystemGraph;
  readonly options: SceneOptions;
  readonly previous?: Scene;
};
export type LayoutAnswer =
  | { readonly id: number; readonly scene: Awaited<ReturnType<typeof sceneOf>> }
  | { readonly id: number; readonly error: string };

parentPort?.on('message', async ({ id, graph, options, previous }: LayoutJob) => {
  const answer: LayoutAnswer = await sceneOf(graph, options, previous).then(
    (scene) => ({ id, scene }),
    (error: unknown) => ({
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );
  parentPort?.postMessage(answer);
});
