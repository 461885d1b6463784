import { environmentOf } from '#lib/config/portal-config.ts';
import type { SceneOptions } from '#lib/diagram/scene.ts';
import { sceneKey } from '#lib/diagram/scene-key.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { SCENE_VIEWS, type Scene } from '#lib/domain/graph/scene.ts';
import { changeOverlay, withGhosts } from '#lib/domain/overlay/change.ts';
import { failedAfter, ready } from '#lib/domain/reading.ts';
import { days } from '#lib/domain/time.ts';
import { getCached, putCached } from '#lib/store/cache.ts';
import { getReading } from '#lib/store/readings.ts';
import { getScene } from '#lib/store/scenes.ts';
import type { Questions, ReadAnswer } from '../protocol.ts';
import type { CollectorServices } from '../services.ts';

type Services = Pick<CollectorServices, 'db' | 'config' | 'clock' | 'scenes'>;
type Ask = Questions['scene']['ask'];

/**
 * A drawing as somebody wants to see it now. It starts from the stored one, so that what stays stands where the
 * reader knows it, and is kept by a hash of all that it shows.
 */
export async function readScene(services: Services, ask: Ask): Promise<ReadAnswer<'scene'>> {
  const { db, config, clock } = services;
  const { key } = environmentOf(config.current(), ask.environment);
  const reading = await getReading(db, key, 'graph');
  if (reading?.state !== 'ready')
    return failedAfter(undefined, { kind: 'not-found', what: `graph of ${key}` }, clock());
  const graph = withGhosts(reading.value, changeOverlay(reading.value, ask.created ?? []));
  const scene = await drawn(services, key, graph, ask);
  return ready({ scene }, { asOf: reading.asOf, freshFor: days(1), source: 'drawing' });
}

async function drawn(
  { db, scenes }: Services,
  environment: string,
  graph: SystemGraph,
  ask: Ask,
): Promise<Scene> {
  const options: SceneOptions = {
    view: ask.view,
    ...(ask.around === undefined ? {} : { node: ask.around }),
    ...(ask.depth === undefined ? {} : { depth: ask.depth }),
    ...(ask.closed === undefined ? {} : { collapsed: ask.closed }),
    ...(ask.only === undefined ? {} : { only: ask.only }),
  };
  const cacheKey = `asked scene ${environment} ${sceneKey(graph, options)}`;
  const kept = await getCached<Scene>(db, cacheKey);
  if (kept) return kept;
  const stored = SCENE_VIEWS.find((view) => view === ask.view);
  const previous = stored && (await getScene(db, environment, stored));
  const scene = await scenes.once(graph, options, previous?.scene);
  await putCached(db, cacheKey, scene, days(1));
  return scene;
}
