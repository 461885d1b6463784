import { PORTAL } from '#lib/domain/access/action.ts';
import type { Instant } from '#lib/domain/time.ts';
import { allHeartbeats, type Heartbeat } from '#lib/store/heartbeats.ts';
import { type RunnerIsolation, runnerIsolations } from '#lib/store/isolation.ts';
import { type HeldLease, heldLeases } from '#lib/store/leases.ts';
import { migrationsBehind } from '#lib/store/migrations-behind.ts';
import { waitingRuns } from '#lib/store/waiting-runs.ts';
import { defineQuery } from './define.ts';

export type PortalProcesses = {
  readonly processes: readonly Heartbeat[];
  readonly leases: readonly HeldLease[];
  /** Runs that wait for a runner; `since`: the longest wait. */
  readonly queue: { readonly waiting: number; readonly since?: Instant };
  /** Migrations that this build has and the database lacks; negative: the database is ahead. */
  readonly migrationsBehind: number;
  /** How each machine's runners keep steps apart, of those that have a runner. */
  readonly isolation: readonly RunnerIsolation[];
};

/** Which processes are alive, what they hold, what waits for them, and whether the database fits this build. */
export const portalProcesses = defineQuery({
  name: 'portal-processes',
  action: 'settings:read',
  on: () => PORTAL,
  async run({ db }, _, __: Record<never, never>): Promise<PortalProcesses> {
    const [processes, leases, queue, behind, isolations] = await Promise.all([
      allHeartbeats(db),
      heldLeases(db),
      waitingRuns(db),
      migrationsBehind(db),
      runnerIsolations(db),
    ]);
    const isolation = isolations.filter(({ runner }) =>
      processes.some((each) => each.process.startsWith(`${runner}:`)),
    );
    return { processes, leases, queue, migrationsBehind: behind, isolation };
  },
});
