import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { WrittenSource } from '#lib/domain/cost/what-if-edits.ts';
import { declaredPlacesOf } from '#lib/store/declared-places.ts';
import type { QueryServices } from './define.ts';

/** What the files of each component say, as its newest planned commit has them; none where no run has told. */
export async function writtenSources(
  { db }: Pick<QueryServices, 'db'>,
  { key, components }: ConfiguredEnvironment,
): Promise<readonly WrittenSource[]> {
  const told = await declaredPlacesOf(db, key);
  return components.flatMap((each): WrittenSource[] => {
    const places = told.get(each.name);
    const begins = each.engine === 'terraform' ? `tf:${each.directory}#` : `cfn:${each.stack}/`;
    return places ? [{ begins, places }] : [];
  });
}
