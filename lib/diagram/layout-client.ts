import { Worker } from 'node:worker_threads';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { LayoutAnswer, LayoutJob } from './layout-worker.ts';
import type { SceneOptions } from './scene.ts';

export type LayoutWorker = {
  /** Rejects when the graph cannot be laid out; the thread lives on. */
  layout(graph: SystemGraph, options: SceneOptions, previous?: Scene): Promise<Scene>;
  close(): Promise<void>;
};

type Waiting = { readonly resolve: (scene: Scene) => void; readonly reject: (error: Error) => void };

/**
 * A thread for layouts, kept for the life of the process: the first layout is slow until the engine is compiled,
 * and none may hold up the process that asks. It starts with the first question; a crashed one starts again.
 */
export function createLayoutWorker(): LayoutWorker {
  let worker: Worker | undefined;
  let last = 0;
  const waiting = new Map<number, Waiting>();

  const fail = (error: Error): void => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./layout-worker.ts', import.meta.url));
    started.unref();
    started.on('message', (answer: LayoutAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
      if ('scene' in answer) asked?.resolve(answer.scene);
      else asked?.reject(new Error(answer.error));
    });
    started.on('error', fail);
    started.on('exit', (code) => fail(new Error(`the layout thread ended with code ${code}`)));
    return started;
  };

  return {
    layout(graph, options, previous) {
      worker ??= start();
      // A waiting question keeps the process alive; an idle thread does not.
      worker.ref();
      last += 1;
      const job: LayoutJob = { id: last, graph, options, ...(previous ? { previous } : {}) };
      worker.postMessage(job);
      return new Promise((resolve, reject) => waiting.set(job.id, { resolve, reject }));
    },
    async close() {
      await worker?.terminate();
    },
  };
}
