import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { PORTAL } from '#lib/domain/access/action.ts';
import { isServed, type RunnerAccounts } from '#lib/domain/deploy/runner-pool.ts';
import type { Instant } from '#lib/domain/time.ts';
import { type FileVersion, fileVersions } from '#lib/store/file-versions.ts';
import { allHeartbeats, type Heartbeat, runnerPools } from '#lib/store/heartbeats.ts';
import { type RunnerIsolation, runnerIsolations } from '#lib/store/isolation.ts';
import { type HeldLease, heldLeases } from '#lib/store/leases.ts';
import { migrationsBehind } from '#lib/store/migrations-behind.ts';
import { waitingRuns } from '#lib/store/waiting-runs.ts';
import { defineQuery } from './define.ts';
import { doingShown, leaseShown, type Seen } from './processes-shown.ts';
import { visibleEnvironments } from './visible.ts';

export type PortalProcesses = {
  readonly processes: readonly Heartbeat[];
  readonly leases: readonly HeldLease[];
  /** Runs that wait for a runner; `since`: the longest wait. */
  readonly queue: { readonly waiting: number; readonly since?: Instant };
  /** Accounts that are deployed to while runners report, and none of them takes runs of these. */
  readonly unserved: readonly string[];
  /** Migrations that this build has and the database lacks; negative: the database is ahead. */
  readonly migrationsBehind: number;
  /** How each machine's runners keep steps apart, of those that have a runner. */
  readonly isolation: readonly RunnerIsolation[];
  /** Which version of portal.yaml this page goes by, and who reads another one. */
  readonly file: { readonly version: string; readonly others: readonly FileVersion[] };
};

/**
 * Which processes are alive, what they hold, what waits for them, and whether the database fits this build. What they do for
 * environments that somebody may not see is left out: names of systems and accounts are not everybody's.
 */
export const portalProcesses = defineQuery({
  name: 'portal-processes',
  action: 'settings:read',
  on: () => PORTAL,
  async run(services, caller, _: Record<never, never>): Promise<PortalProcesses> {
    const { db } = services;
    const visible = visibleEnvironments(services, caller, 'settings:read');
    const keys = visible.map(({ key }) => key);
    const seen: Seen = {
      all: keys.length === services.config.current().environments.size,
      keys: new Set(keys),
      accounts: new Set(visible.map(({ account }) => account)),
    };
    const [processes, leases, queue, behind, isolations, files, pools] = await Promise.all([
      allHeartbeats(db),
      heldLeases(db),
      waitingRuns(db, keys),
      migrationsBehind(db),
      runnerIsolations(db),
      fileVersions(db),
      runnerPools(db),
    ]);
    const { version } = services.config.current();
    const reports = (process: string) => processes.some((each) => each.process.startsWith(`${process}:`));
    const others = files.filter((each) => each.version !== version && reports(each.process));
    const isolation = isolations.filter(({ runner }) => reports(runner));
    return {
      processes: processes.map((each) => ({
        ...each,
        doing: doingShown(each.doing, seen),
        accounts: each.accounts?.filter((account) => seen.all || seen.accounts.has(account)) ?? null,
      })),
      leases: leases.filter(({ name }) => leaseShown(name, seen)),
      unserved: unservedOf(visible, pools),
      ...{ queue, migrationsBehind: behind, isolation, file: { version, others } },
    };
  },
});

/** With no runner at all it is the runner that is missing, not its pool. */
function unservedOf(
  visible: readonly ConfiguredEnvironment[],
  pools: readonly RunnerAccounts[],
): readonly string[] {
  if (pools.length === 0) return [];
  const deployed = visible.flatMap(({ components }) =>
    components.flatMap(({ roles, account }) => (roles.deploy === undefined ? [] : [account])),
  );
  return [...new Set(deployed)].filter((account) => !isServed(pools, account));
}
