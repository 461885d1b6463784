import type { Logger } from 'pino';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { createLayoutWorker } from '#lib/diagram/layout-client.ts';
import type { SceneOptions } from '#lib/diagram/scene.ts';
import { sceneKey } from '#lib/diagram/scene-key.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { SCENE_VIEWS, type Scene, type SceneView } from '#lib/domain/graph/scene.ts';
import type { Db } from '#lib/store/db.ts';
import { notify } from '#lib/store/notify.ts';
import { getReading } from '#lib/store/readings.ts';
import { getScene, putScene } from '#lib/store/scenes.ts';
import type { Leadership } from './leadership.ts';

/** Draws graphs in a thread of its own and keeps the drawings. */
export type Scenes = {
  /** Draws what changed of an environment since its last drawing; calls during a drawing wait their turn. */
  readonly draw: (environment: ConfiguredEnvironment) => Promise<void>;
  /** One drawing for whoever asks, stored by nobody; rejects when the graph cannot be laid out. */
  readonly once: (graph: SystemGraph, options: SceneOptions, previous?: Scene) => Promise<Scene>;
  readonly close: () => Promise<void>;
};

/** The thread holds some 250 MB; the next drawing starts it again. */
const IDLE_MS = 60_000;

type ScenesNeed = { readonly db: Db; readonly log: Logger; readonly leadership: Leadership };

export function scenes({ db, log, leadership }: ScenesNeed): Scenes {
  const worker = createLayoutWorker();
  let last: Promise<void> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let busy = 0;

  const closeWorker = () => {
    worker.close().catch((error: unknown) => log.error({ error: String(error) }, 'drawing thread not ended'));
  };

  async function layout(...asked: Parameters<Scenes['once']>): Promise<Scene> {
    clearTimeout(idle);
    busy += 1;
    try {
      return await worker.layout(...asked);
    } finally {
      busy -= 1;
      if (busy === 0) idle = setTimeout(closeWorker, IDLE_MS).unref();
    }
  }

  async function drawView({ key, account }: ConfiguredEnvironment, view: SceneView): Promise<void> {
    const reading = await getReading(db, key, 'graph');
    if (reading?.state !== 'ready') return;
    const { value: graph, asOf } = reading;
    const look: SceneOptions = { view, opened: [] };
    const hash = sceneKey(graph, look);
    const stored = await getScene(db, key, view);
    if (stored?.key === hash) return;
    const scene = await layout(graph, look, stored?.scene);
    await leadership.write(account, async (tx) => {
      await putScene(tx, key, view, { key: hash, scene, asOf });
      await notify(tx, 'graph', key);
    });
    const { variant, faults } = scene.metadata;
    log.info({ environment: key, view, nodes: scene.nodes.length, variant, faults: faults.length }, 'drawn');
  }

  return {
    draw(environment) {
      const { key } = environment;
      last = last.then(async () => {
        for (const view of SCENE_VIEWS) {
          // The graph is shown as a list until it can be drawn.
          await drawView(environment, view).catch((error: unknown) =>
            log.error({ environment: key, view, error: String(error) }, 'not drawn'),
          );
        }
      });
      return last;
    },
    once: layout,
    close() {
      clearTimeout(idle);
      return worker.close();
    },
  };
}
