import { happeningsOfSilence } from '#lib/domain/notify/of-silence.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { lastOfSubject, putHappening } from '#lib/store/happenings.ts';
import { presences } from '#lib/store/heartbeats.ts';

/** Writes down which processes have fallen silent, and which report again. */
export async function noteSilence(db: Db, clock: Clock): Promise<void> {
  const last = {
    collector: await lastOfSubject(db, 'silence:collector'),
    runner: await lastOfSubject(db, 'silence:runner'),
  };
  for (const each of happeningsOfSilence(await presences(db), last, clock())) await putHappening(db, each);
}
