import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import type { Lane } from '#lib/domain/deploy/run.ts';
import type { RunPicture } from '#lib/domain/deploy/run-page.ts';
import type { SceneView } from '#lib/domain/graph/scene.ts';
import { changeOverlay } from '#lib/domain/overlay/change.ts';
import { createdIn, plannedNodes } from '#lib/domain/overlay/planned.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { getReading } from '#lib/store/readings.ts';
import { getScene } from '#lib/store/scenes.ts';
import type { QueryServices } from './define.ts';

/**
 * What a plan does to what is deployed now; undefined until that was read. What the plan creates is drawn by the
 * collector; while it does not answer, the stored picture stands and says what it lacks.
 */
export async function runPicture(
  { db, collector }: Pick<QueryServices, 'db' | 'collector'>,
  { key, settings }: ConfiguredEnvironment,
  lane: Lane,
  plan: Plan,
  view: SceneView = 'detailed',
): Promise<RunPicture | undefined> {
  const reading = await getReading(db, key, 'graph');
  const graph = reading && shownValue(reading)?.value;
  if (!graph) return undefined;
  const overlay = changeOverlay(graph, plannedNodes(plan.changes, lane, settings));
  const drawn =
    overlay.ghosts.length === 0
      ? undefined
      : await collector.read('scene', { environment: key, view, created: createdIn(overlay) });
  if (drawn?.state === 'ready') return { graph, overlay, scene: drawn.value.scene, ghosts: 'drawn' };
  const stored = await getScene(db, key, view);
  return {
    graph,
    overlay,
    ...(stored ? { scene: stored.scene } : {}),
    ghosts: drawn === undefined ? 'none' : 'missing',
  };
}
