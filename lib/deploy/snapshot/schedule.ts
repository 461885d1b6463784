import type { TerraformComponent } from '#lib/config/components.ts';
import { componentOf, environmentOf } from '#lib/config/portal-config.ts';
import type { ConfigSource } from '#lib/config/source.ts';
import { type RunnerAccounts, serves } from '#lib/domain/deploy/runner-pool.ts';
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
  /** Accounts whose states it looks at. */
  readonly accounts?: RunnerAccounts;
  readonly log: EngineLog;
  readonly take: (component: TerraformComponent, commit: string, signal: AbortSignal) => Promise<void>;
  /** A run may have waited for the environment meanwhile. */
  readonly wake: () => void;
};

export type SnapshotSchedule = {
  /** Takes what is due, one component after the other. Never throws; a call while one goes on does nothing. */
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
    for (const each of dueSnapshots(await ages(), clock())) {
      if (stop.signal.aborted) return;
      await takeOne(each).catch((error) => {
        const { environment, component } = each;
        failedAt.set(nameOf(each), clock());
        log.error({ environment, component, error: String(error) }, 'state snapshot not taken');
      });
    }
  }

  async function takeOne(wanted: StateAge): Promise<void> {
    const { environment: key, component: name } = wanted;
    const grip = await gripEnvironment(db, {
      environment: key,
      holder: services.holder,
      ttl: services.leaseTtl,
    });
    if (!grip) return;
    try {
      // Looked at again under the lease: a run or another runner may have been here.
      const due = dueSnapshots(await ages(), clock()).find((each) => nameOf(each) === nameOf(wanted));
      const component = componentOf(environmentOf(config.current(), key), name);
      if (!due || component?.engine !== 'terraform') return;
      const signal = AbortSignal.any([stop.signal, grip.lost]);
      await services.take(component, due.commit, signal);
      log.info({ environment: key, component: name }, 'state snapshot taken');
    } finally {
      await grip.release();
      services.wake();
    }
  }

  async function ages(): Promise<readonly StateAge[]> {
    const { environments } = config.current();
    const commits = await lastStateCommits(db);
    const heads = await snapshotHeads(db, [...environments.keys()]);
    const busy = await environmentsWithRuns(db, WORK);
    const components = [...environments.values()].flatMap((each) => each.components);
    return components.flatMap(({ engine, environment, account, name: component }) => {
      const commit = commits.get(`${environment} ${component}`);
      const takenAt = heads.get(`${environment} terraform-state ${component}`)?.takenAt;
      const failed = failedAt.get(`${environment} ${component}`);
      if (engine !== 'terraform' || commit === undefined || !serves(services.accounts, account)) return [];
      return {
        ...{ environment, component, commit },
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

const nameOf = ({ environment, component }: StateAge): string => `${environment} ${component}`;
