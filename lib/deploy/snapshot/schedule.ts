import { type ConfiguredEnvironment, environmentOf } from '#lib/config/portal-config.ts';
import type { ConfigSource } from '#lib/config/source.ts';
import type { Clock, Instant } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import type { Db } from '#lib/store/db.ts';
import { snapshotHeads } from '#lib/store/snapshots.ts';
import { environmentsWithRuns, lastStateCommits } from '#lib/store/state-ages.ts';
import { WORK } from '../engine/engine.ts';
import { gripEnvironment } from '../engine/grip.ts';
import type { EngineLog } from '../engine/services.ts';
import { dueSnapshots, type StateAge } from './due.ts';

export type SnapshotServices = {
  readonly db: Db;
  readonly config: ConfigSource;
  readonly clock: Clock;
  readonly holder: string;
  readonly leaseTtl: Millis;
  readonly log: EngineLog;
  readonly take: (environment: ConfiguredEnvironment, commit: string, signal: AbortSignal) => Promise<void>;
  /** A run may have waited for the environment meanwhile. */
  readonly wake: () => void;
};

export type SnapshotSchedule = {
  /** Takes what is due, one environment after the other. Never throws; a call while one goes on does nothing. */
  readonly look: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Keeps the snapshots of states young where nobody deploys. Holds the environment while it reads, so that what an
 * apply has just written is never replaced by what was before.
 */
export function snapshotSchedule(services: SnapshotServices): SnapshotSchedule {
  const { db, config, clock, log } = services;
  const failedAt = new Map<string, Instant>();
  const stop = new AbortController();
  let going: Promise<void> | undefined;

  async function takeDue(): Promise<void> {
    for (const { environment } of dueSnapshots(await ages(), clock())) {
      if (stop.signal.aborted) return;
      await takeOne(environment).catch((error) => {
        failedAt.set(environment, clock());
        log.error({ environment, error: String(error) }, 'state snapshot not taken');
      });
    }
  }

  async function takeOne(key: string): Promise<void> {
    const grip = await gripEnvironment(db, {
      environment: key,
      holder: services.holder,
      ttl: services.leaseTtl,
    });
    if (!grip) return;
    try {
      // Looked at again under the lease: a run or another runner may have been here.
      const due = dueSnapshots(await ages(), clock()).find(({ environment }) => environment === key);
      if (!due) return;
      const signal = AbortSignal.any([stop.signal, grip.lost]);
      await services.take(environmentOf(config.current(), key), due.commit, signal);
      log.info({ environment: key }, 'state snapshot taken');
    } finally {
      await grip.release();
      services.wake();
    }
  }

  async function ages(): Promise<readonly StateAge[]> {
    const environments = [...config.current().environments.keys()];
    const commits = await lastStateCommits(db);
    const heads = await snapshotHeads(db, environments);
    const busy = await environmentsWithRuns(db, WORK);
    return environments.flatMap((environment) => {
      const commit = commits.get(environment);
      const takenAt = heads.get(`${environment} terraform-state`)?.takenAt;
      const failed = failedAt.get(environment);
      if (commit === undefined) return [];
      return {
        environment,
        commit,
        busy: busy.has(environment),
        ...(takenAt === undefined ? {} : { takenAt }),
        ...(failed === undefined ? {} : { failedAt: failed }),
      };
    });
  }

  return {
    look() {
      going ??= takeDue()
        .catch((error) => log.error({ error: String(error) }, 'looking for old snapshots failed'))
        .finally(() => {
          going = undefined;
        });
      return going;
    },
    async stop() {
      stop.abort(new Error('the runner stops'));
      await going;
    },
  };
}
