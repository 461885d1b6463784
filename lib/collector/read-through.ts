import type { Reading } from '#lib/domain/reading.ts';
import { type Clock, elapsed, minutes } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import { getCached, putCached } from '#lib/store/cache.ts';
import type { Db } from '#lib/store/db.ts';

/** Answers of on-demand questions, kept in PostgreSQL and asked once for all who ask at the same time. */
export type ReadThrough = <T>(question: {
  readonly key: string;
  readonly ttl: Millis;
  readonly read: () => Promise<Reading<T>>;
  /** An answer that needed no call. */
  readonly hit: () => void;
}) => Promise<Reading<T>>;

/** After its time an answer is still better than none, shown with its age. */
const KEPT_FOR_FAILURE = minutes(30);

export function readThrough(db: Db, clock: Clock): ReadThrough {
  const flying = new Map<string, Promise<Reading<unknown>>>();

  async function answer<T>({ key, ttl, read, hit }: Parameters<ReadThrough>[0]): Promise<Reading<T>> {
    const kept = await getCached<Reading<T>>(db, key);
    if (kept?.state === 'ready' && elapsed(kept.asOf, clock()) < ttl) {
      hit();
      return kept;
    }
    const fresh = (await read()) as Reading<T>;
    if (fresh.state === 'ready') await putCached(db, key, fresh, KEPT_FOR_FAILURE);
    else if (kept?.state === 'ready') return { ...fresh, last: { value: kept.value, asOf: kept.asOf } };
    return fresh;
  }

  return (question) => {
    const same = flying.get(question.key);
    if (same) {
      question.hit();
      return same as ReturnType<typeof question.read>;
    }
    const flight = answer(question).finally(() => flying.delete(question.key));
    flying.set(question.key, flight);
    return flight as ReturnType<typeof question.read>;
  };
}
