import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Standing } from '#lib/domain/overview/standing.ts';
import { listedReadings } from '#lib/store/reading-lists.ts';
import type { QueryServices } from './define.ts';

/** What a list says of each environment, in the given order. One query, however many there are. */
export async function standingsOf(
  { db, clock }: QueryServices,
  environments: readonly ConfiguredEnvironment[],
): Promise<readonly Standing[]> {
  const found = await listedReadings(
    db,
    environments.map((each) => each.key),
    clock(),
  );
  return environments.map(({ key, system, name }) => ({
    key,
    system,
    name,
    verdict: 'unknown',
    ...found.get(key),
  }));
}
