import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import type { Lane } from '#lib/domain/deploy/run.ts';
import type { RunPicture } from '#lib/domain/deploy/run-page.ts';
import { changeOverlay } from '#lib/domain/overlay/change.ts';
import { plannedNodes } from '#lib/domain/overlay/planned.ts';
import { shownValue } from '#lib/domain/reading.ts';
import type { Db } from '#lib/store/db.ts';
import { getReading } from '#lib/store/readings.ts';
import { getScene } from '#lib/store/scenes.ts';

/** What a plan does to what is deployed now; undefined until that was read. */
export async function runPicture(
  db: Db,
  { key, settings }: ConfiguredEnvironment,
  lane: Lane,
  plan: Plan,
): Promise<RunPicture | undefined> {
  const [reading, drawn] = await Promise.all([getReading(db, key, 'graph'), getScene(db, key, 'detailed')]);
  const graph = reading && shownValue(reading)?.value;
  if (!graph) return undefined;
  const where = {
    lane,
    directory: settings.infrastructure.directory,
    stack: settings.application?.stack,
  };
  return {
    graph,
    ...(drawn ? { scene: drawn.scene } : {}),
    overlay: changeOverlay(graph, plannedNodes(plan.changes, where)),
  };
}
