import type { Budget } from '#lib/aws/budget.ts';
import { type Loop, loop } from '#lib/collector/loop.ts';
import { takeSamples } from '#lib/collector/samples.ts';
import type { CollectorServices } from '#lib/collector/services.ts';
import { sweepOld } from '#lib/collector/sweeps.ts';
import type { Watches } from '#lib/collector/watches.ts';
import { REPORTS_EVERY } from '#lib/domain/silence.ts';
import { days, hours, minus, minutes, seconds } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import { forgetForges } from '#lib/forge/posts/forget.ts';
import type { Outbox } from '#lib/outbound/lanes.ts';
import { noteSilence } from '#lib/outbound/silence.ts';
import { addApiCalls } from '#lib/store/api-calls.ts';
import { forgetExpired } from '#lib/store/cache.ts';
import type { Db } from '#lib/store/db.ts';
import { putFileVersion } from '#lib/store/file-versions.ts';
import { forgetHappenings } from '#lib/store/happenings.ts';
import { beat, forgetSilentHeartbeats } from '#lib/store/heartbeats.ts';
import { forgetOldNotices } from '#lib/store/notify.ts';

/** Which collector this is: `collector:<host>:<pid>`. */
export type Instance = { readonly name: string; readonly version: string };

/** As long as verdicts are. */
const HAPPENINGS_KEPT = days(90);

/** What a collector does beside reading. The first round of each begins at once. */
export function startChores(
  services: CollectorServices,
  watched: Watches,
  budget: Budget,
  outgoing: Outbox,
  forges: Outbox,
  { name, version }: Instance,
): readonly Loop[] {
  const { db, config, clock, leadership, log } = services;
  const every = (interval: Millis, what: string, work: () => Promise<void>): Loop => {
    const chore = loop(
      async () => {
        await work();
        return interval;
      },
      Math.random,
      (error) => {
        log.error({ error: String(error) }, what);
        return interval;
      },
    );
    chore.ring();
    return chore;
  };
  return [
    every(seconds(5), 'leases', async () => {
      const environments = [...config.current().environments.values()];
      await leadership.campaign([...new Set(environments.map((each) => each.account))]);
      watched.adjust();
    }),
    every(REPORTS_EVERY, 'heartbeat', async () => {
      await beat(db, name, 'collector', version, watched.keys().join(' '));
      const process = name.split(':').slice(0, 2).join(':');
      await putFileVersion(db, { process, version: config.current().version, at: config.writtenAt() });
    }),
    every(seconds(5), 'api calls', () => flushCalls(db, budget)),
    every(minutes(1), 'health samples', () => takeSamples(services, watched.keys())),
    every(seconds(2), 'notifications', () => outgoing.round()),
    every(seconds(5), 'forges', () => forges.round()),
    every(REPORTS_EVERY, 'silence', () => noteSilence(db, clock)),
    every(minutes(10), 'housekeeping', async () => {
      await forgetHappenings(db, minus(clock(), HAPPENINGS_KEPT));
      await forgetForges(db, clock);
      await forgetExpired(db);
      await forgetOldNotices(db);
      await forgetSilentHeartbeats(db);
    }),
    every(hours(1), 'sweeps', () => sweepOld(services)),
  ];
}

/** Moves the counts of calls from memory to `api_calls`. */
export const flushCalls = (db: Db, budget: Budget): Promise<void> =>
  addApiCalls(
    db,
    budget.drain().map((count) => ({ ...count, process: 'collector' })),
  );
