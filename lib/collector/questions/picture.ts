import { environmentOf } from '#lib/config/portal-config.ts';
import { pictureFile } from '#lib/diagram/picture-file.ts';
import { SCENE_VIEWS, type Scene } from '#lib/domain/graph/scene.ts';
import { overlaysOf } from '#lib/domain/overlay/drawn.ts';
import { failedAfter, mapReading, type Reading, ready } from '#lib/domain/reading.ts';
import { days } from '#lib/domain/time.ts';
import { getScene } from '#lib/store/scenes.ts';
import type { Questions, ReadAnswer } from '../protocol.ts';
import { readScene, type SceneServices } from './scene.ts';

type Ask = Questions['picture']['ask'];

/** A drawing as a file. Fonts and the rasteriser are at home where drawings are made, not in web. */
export async function readPicture(services: SceneServices, ask: Ask): Promise<ReadAnswer<'picture'>> {
  const { format, theme, layers = {}, words, note } = ask;
  const drawn = await drawnScene(services, ask);
  if (drawn.state === 'failed') return failedAfter(undefined, drawn.failure, drawn.since);
  const { value: scene } = drawn;
  const subtitle = note === undefined ? scene.subtitle : `${scene.subtitle} · ${note}`;
  const file = await pictureFile({ ...scene, subtitle }, { format, theme }, overlaysOf(layers), words);
  return ready({ base64: Buffer.from(file).toString('base64') }, drawn);
}

/** The stored drawing of a whole view; what depends on a choice is drawn as it was for the page. */
async function drawnScene(services: SceneServices, ask: Ask): Promise<Reading<Scene>> {
  const { environment, view, around, depth, closed, opened, created, only } = ask;
  const whole = SCENE_VIEWS.find((each) => each === view);
  if (whole === undefined || closed || opened || created || only) {
    const asked = { around, depth, closed, opened, created, only };
    const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
    return mapReading(await readScene(services, { environment, view, ...given }), ({ scene }) => scene);
  }
  const { db, config, clock } = services;
  const { key } = environmentOf(config.current(), environment);
  const stored = await getScene(db, key, whole);
  return stored
    ? ready(stored.scene, { asOf: stored.asOf, freshFor: days(1), source: 'drawing' })
    : failedAfter(undefined, { kind: 'not-found', what: `${key} ${view}` }, clock());
}
