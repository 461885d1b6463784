import type { ConfiguredComponent } from '#lib/config/components.ts';
import { nextOf } from '#lib/config/drift-schema.ts';
import { componentOf, environmentOf } from '#lib/config/portal-config.ts';
import type { ConfigSource } from '#lib/config/source.ts';
import { type RunnerAccounts, serves } from '#lib/domain/deploy/runner-pool.ts';
import type { DriftedResource } from '#lib/domain/drift/drift.ts';
import { checkDueAt, type DriftAge, dueChecks } from '#lib/domain/drift/schedule.ts';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import { type Clock, minutes } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { driftChecksOf, putDriftCheck, putDriftFailure } from '#lib/store/drift-checks.ts';
import { acquireLease, releaseLease } from '#lib/store/leases.ts';
import { environmentsWithRuns, lastDeployed } from '#lib/store/state-ages.ts';
import { WORK } from '../engine/engine.ts';
import type { EngineLog } from '../engine/services.ts';

export type DriftServices = {
  readonly db: Db;
  readonly config: ConfigSource;
  readonly clock: Clock;
  readonly holder: string;
  /** Accounts whose components it looks at. */
  readonly accounts?: RunnerAccounts;
  readonly log: EngineLog;
  readonly look: (
    component: ConfiguredComponent,
    commit: string,
    signal: AbortSignal,
  ) => Promise<readonly Omit<DriftedResource, 'since'>[]>;
};

export type DriftWatch = {
  /** Looks at what is due, one component after the other. Never throws; a call while one goes on does nothing. */
  readonly look: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Longer than any look takes; a runner that dies with it keeps others from this component for as long. */
const HOLD = minutes(40);

/**
 * Checks components for drift at their times. It holds nobody up: it takes neither the environment's lease nor the state's lock,
 * and throws away what it found when a run was there meanwhile.
 */
export function driftWatch({ db, config, clock, holder, accounts, log, look }: DriftServices): DriftWatch {
  const stop = new AbortController();
  let going: Promise<void> | undefined;

  async function checkDue(): Promise<void> {
    for (const each of dueChecks(await ages(), clock())) {
      if (stop.signal.aborted) return;
      await checkOne(each);
    }
  }

  async function checkOne(due: DriftAge): Promise<void> {
    const { environment, component: name } = due;
    const lease = await acquireLease(db, `drift:${environment} ${name}`, holder, HOLD);
    if (!lease) return;
    try {
      const again = dueChecks(await ages(), clock()).find(
        (each) => each.environment === environment && each.component === name,
      );
      const component = componentOf(environmentOf(config.current(), environment), name);
      if (again && component) await lookAt(component, again.commit);
    } finally {
      await releaseLease(db, lease);
    }
  }

  async function lookAt(component: ConfiguredComponent, commit: string): Promise<void> {
    const { environment, name } = component;
    const what = { environment, component: name };
    try {
      // Found beside what the plan and the picture name like this.
      const found = keysApart(await look(component, commit, stop.signal));
      if (await wasDisturbed(environment, name, commit))
        return log.info(what, 'a run came in between: looked for drift again later');
      await putDriftCheck(db, { ...what, at: clock(), commit }, found);
      log.info({ ...what, resources: found.length }, 'looked for drift');
    } catch (error) {
      if (stop.signal.aborted) return;
      const cause = error instanceof Error ? error.message : String(error);
      await putDriftFailure(db, { ...what, at: clock() }, cause.slice(0, 2_000));
      log.error({ ...what, error: cause }, 'could not look for drift');
    }
  }

  /** What a run was changing would be told as somebody's hand. */
  async function wasDisturbed(environment: string, component: string, commit: string): Promise<boolean> {
    const [busy, deployed] = await Promise.all([environmentsWithRuns(db, WORK), lastDeployed(db)]);
    return busy.has(environment) || deployed.get(`${environment} ${component}`)?.commit !== commit;
  }

  async function ages(): Promise<readonly DriftAge[]> {
    const { environments } = config.current();
    const [deployed, busy, kept] = await Promise.all([
      lastDeployed(db),
      environmentsWithRuns(db, WORK),
      driftChecksOf(db, [...environments.keys()]),
    ]);
    const checks = new Map(kept.map((each) => [`${each.environment} ${each.component}`, each]));
    const components = [...environments.values()].flatMap((each) => each.components);
    return components.flatMap(({ environment, account, name: component, drift }) => {
      const last = deployed.get(`${environment} ${component}`);
      if (!drift || !last || !serves(accounts, account)) return [];
      const check = checks.get(`${environment} ${component}`);
      const dueAt = checkDueAt(check, last.at, (after) => nextOf(drift, after));
      return { environment, component, commit: last.commit, dueAt, busy: busy.has(environment) };
    });
  }

  return {
    look() {
      going ??= checkDue()
        .catch((error) => log.error({ error: String(error) }, 'looking for drift failed'))
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
