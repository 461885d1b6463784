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

parentPort?.on('message', ({ id, graph, options, previous }: LayoutJob) => {
  const answer = (said: LayoutAnswer) => parentPort?.postMessage(said);
  sceneOf(graph, options, previous)
    .then((scene) => answer({ id, scene }))
    .catch((error: unknown) =>
      answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
});
