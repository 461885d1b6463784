import { environmentOf } from '#lib/config/portal-config.ts';
import type { SceneOptions } from '#lib/diagram/scene.ts';
import { sceneKey } from '#lib/diagram/scene-key.ts';
import { foldsIn } from '#lib/diagram/view/first-look.ts';
import { type ViewChoice, viewOf } from '#lib/diagram/view/view-of.ts';
import type { GraphNode, SystemGraph } from '#lib/domain/graph/model.ts';
import { SCENE_VIEWS, type Scene } from '#lib/domain/graph/scene.ts';
import { withGhosts } from '#lib/domain/overlay/change.ts';
import { ghostsOf } from '#lib/domain/overlay/created.ts';
import { failedAfter, ready, shownValue } from '#lib/domain/reading.ts';
import { days, hours } from '#lib/domain/time.ts';
import { getCached, putCached } from '#lib/store/cache.ts';
import { getReading } from '#lib/store/readings.ts';
import { getScene } from '#lib/store/scenes.ts';
import type { Questions, ReadAnswer } from '../protocol.ts';
import type { CollectorServices } from '../services.ts';

export type SceneServices = Pick<CollectorServices, 'db' | 'config' | 'clock' | 'scenes'>;
type Ask = Questions['scene']['ask'];

/** Long enough for whoever looks and comes back; a choice that nobody makes again is not kept. */
const KEPT = hours(1);

/**
 * A drawing as somebody wants to see it now. It starts from the stored one, so that what stays stands where the
 * reader knows it, and is kept by a hash of all that it shows.
 */
export async function readScene(services: SceneServices, ask: Ask): Promise<ReadAnswer<'scene'>> {
  const { db, config, clock } = services;
  const { key } = environmentOf(config.current(), ask.environment);
  const reading = await getReading(db, key, 'graph');
  const shown = reading && shownValue(reading);
  const missing = (what: string): ReadAnswer<'scene'> =>
    failedAfter(undefined, { kind: 'not-found', what }, clock());
  if (!shown) return missing(`graph of ${key}`);
  const { value: live, asOf } = shown;
  if (ask.around !== undefined && !live.nodes.some((node) => isCalled(node, ask.around)))
    return missing(ask.around);
  const graph = ask.created ? withGhosts(live, ghostsOf(ask.created)) : live;
  const scene = await drawn(services, key, graph, ask);
  return ready({ scene }, { asOf, freshFor: days(1), source: 'drawing' });
}

const isCalled = ({ id, name, arn }: GraphNode, text: string | undefined): boolean =>
  [id, name, arn].includes(text);

/** In one order and of this view, so that no address makes the same picture twice. */
function choicesIn(graph: SystemGraph, view: ViewChoice, { closed, opened = [] }: Ask) {
  const whole = viewOf(graph, view);
  const known = (asked: readonly string[], there: readonly string[]) =>
    [...new Set(asked)].filter((id) => there.includes(id)).toSorted();
  const frames = whole.containers.map(({ id }) => id);
  return {
    ...(closed === undefined ? {} : { collapsed: known(closed, frames) }),
    opened: known(opened, foldsIn(whole, graph)),
  };
}

async function drawn(
  { db, scenes }: SceneServices,
  environment: string,
  graph: SystemGraph,
  ask: Ask,
): Promise<Scene> {
  const view: ViewChoice = {
    view: ask.view,
    ...(ask.around === undefined ? {} : { node: ask.around }),
    ...(ask.depth === undefined ? {} : { depth: ask.depth }),
  };
  const options: SceneOptions = {
    ...view,
    // Of picked parts none is folded away.
    ...(ask.only === undefined ? choicesIn(graph, view, ask) : { only: ask.only }),
  };
  const cacheKey = `asked scene ${environment} ${sceneKey(graph, options)}`;
  const kept = await getCached<Scene>(db, cacheKey);
  if (kept) return kept;
  const stored = SCENE_VIEWS.find((view) => view === ask.view);
  const previous = stored && (await getScene(db, environment, stored));
  const scene = await scenes.once(graph, options, previous?.scene);
  await putCached(db, cacheKey, scene, KEPT);
  return scene;
}
