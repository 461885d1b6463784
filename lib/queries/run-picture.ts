import { type ConfiguredEnvironment, componentOf } from '#lib/config/portal-config.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { RunPicture } from '#lib/domain/deploy/run-page.ts';
import type { ResourceId } from '#lib/domain/graph/model.ts';
import { MOST_PICKED } from '#lib/domain/graph/picture.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { changeOverlay } from '#lib/domain/overlay/change.ts';
import { createdIn } from '#lib/domain/overlay/created.ts';
import { plannedNodes } from '#lib/domain/overlay/planned.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { getReading } from '#lib/store/readings.ts';
import { getScene } from '#lib/store/scenes.ts';
import type { QueryServices } from './define.ts';

/** Where every resource has its place: any plan can be shown on it. */
const WHOLE = 'detailed';

/** The smaller picture is read at a glance; it will do for a plan of parts that it shows. */
const VIEWS = ['simple', WHOLE] as const;

/**
 * What a plan does to what is deployed now; undefined until that was read. The collector draws the touched parts and
 * what will be there; while it does not answer, the stored picture stands and says what it lacks.
 */
export async function runPicture(
  { db, collector }: Pick<QueryServices, 'db' | 'collector'>,
  environment: ConfiguredEnvironment,
  run: Pick<Run, 'component'>,
  plan: Plan,
): Promise<RunPicture | undefined> {
  const { key } = environment;
  const component = componentOf(environment, run.component);
  const reading = await getReading(db, key, 'graph');
  const graph = reading && shownValue(reading)?.value;
  if (!graph || !component) return undefined;
  const overlay = changeOverlay(graph, plannedNodes(plan.changes, component), plan.picture);
  const created = createdIn(overlay);
  const touched = [...overlay.marks.keys()].slice(0, MOST_PICKED);
  const all = [...touched, ...overlay.ghosts.map(({ id }) => id)];
  for (const view of touched.length === 0 ? [] : VIEWS) {
    const request = { environment: key, view, ...(created ? { created } : {}), only: touched };
    const drawn = await collector.read('scene', request);
    // Who does not answer for the small picture has none of the large one either.
    if (drawn.state !== 'ready') break;
    if (view !== WHOLE && !showsEvery(all, drawn.value.scene)) continue;
    return {
      graph,
      overlay,
      scene: drawn.value.scene,
      ghostsMissing: (created?.parts.length ?? 0) < overlay.ghosts.length,
    };
  }
  const stored = await getScene(db, key, WHOLE);
  return {
    graph,
    overlay,
    ...(stored ? { scene: stored.scene } : {}),
    ghostsMissing: overlay.ghosts.length > 0,
  };
}

/** Whether each of these resources is among what some part of the picture stands for. */
function showsEvery(ids: readonly ResourceId[], scene: Scene): boolean {
  const shown = new Set(scene.nodes.flatMap(({ of }) => of));
  return ids.every((id) => shown.has(id));
}
