import type { Freshness } from '#lib/domain/overview/board.ts';
import { isStale, type Reading, shownValue } from '#lib/domain/reading.ts';
import { instant } from '#lib/domain/time.ts';
import { readingsOf } from '#lib/store/readings.ts';
import type { QueryServices } from './define.ts';

const TOPICS = ['vitals', 'alarms', 'stack', 'cost', 'graph'] as const;

/** For each kind of figure: how many environments it was read for, and how old the oldest is. */
export async function freshness(
  { db, clock }: QueryServices,
  keys: readonly string[],
): Promise<readonly Freshness[]> {
  const now = clock();
  return Promise.all(
    TOPICS.map(async (topic): Promise<Freshness> => {
      const readings: Reading<unknown>[] = [...(await readingsOf(db, topic, keys)).values()];
      const asOfs = readings.flatMap((each) => shownValue(each)?.asOf ?? []);
      return {
        topic,
        read: readings.filter((each) => each.state === 'ready').length,
        of: keys.length,
        ...(asOfs.length === 0 ? {} : { oldest: instant(Math.min(...asOfs)) }),
        stale: readings.some((each) => isStale(each, now)),
      };
    }),
  );
}
