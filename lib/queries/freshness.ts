import type { Freshness } from '#lib/domain/overview/board.ts';
import { topicAges } from '#lib/store/reading-lists.ts';
import type { QueryServices } from './define.ts';

/** Read each ten minutes: of a collector that has just fallen silent it is not due yet. */
const RARE = 'cost';

const TOPICS = ['vitals', 'alarms', 'stack', 'cost', 'graph'] as const;

/** For each kind of figure: how many environments it was read for, and how old the oldest is. */
export async function freshness(
  { db, clock }: QueryServices,
  keys: readonly string[],
  /** Nobody reads: what comes every minute or more often is old at once. */
  silent: boolean,
): Promise<readonly Freshness[]> {
  const ages = await topicAges(db, TOPICS, keys, clock());
  return TOPICS.map((topic): Freshness => {
    const age = ages.get(topic);
    return {
      topic,
      read: age?.read ?? 0,
      of: keys.length,
      ...(age?.oldest === undefined ? {} : { oldest: age.oldest }),
      stale: (age?.stale ?? 0) > 0 || (silent && topic !== RARE),
    };
  });
}
