import { environmentOf } from '#lib/config/portal-config.ts';
import { pictureFile } from '#lib/diagram/picture-file.ts';
import { failedAfter, ready } from '#lib/domain/reading.ts';
import { days } from '#lib/domain/time.ts';
import { getScene } from '#lib/store/scenes.ts';
import type { Questions, ReadAnswer } from '../protocol.ts';
import type { CollectorServices } from '../services.ts';

/** The stored drawing as a file. Fonts and the rasteriser are at home where drawings are made, not in web. */
export async function readPicture(
  { db, config, clock }: Pick<CollectorServices, 'db' | 'config' | 'clock'>,
  ask: Questions['picture']['ask'],
): Promise<ReadAnswer<'picture'>> {
  const { key } = environmentOf(config.current(), ask.environment);
  const drawn = await getScene(db, key, ask.view);
  if (!drawn) return failedAfter(undefined, { kind: 'not-found', what: `${key} ${ask.view}` }, clock());
  const file = await pictureFile(drawn.scene, ask);
  return ready(
    { base64: Buffer.from(file).toString('base64') },
    { asOf: drawn.asOf, freshFor: days(1), source: 'drawing' },
  );
}
