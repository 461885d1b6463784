import { onEnvironment } from '#lib/domain/access/action.ts';
import { mayNotCancel } from '#lib/domain/deploy/may-cancel.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { lockRun } from '#lib/store/promotions.ts';
import { moveRun } from '#lib/store/run-moves.ts';
import { getDeployment, getRun } from '#lib/store/runs.ts';
import { defineCommand } from '../define.ts';

export type CancelArgs = { readonly environment: EnvironmentKey; readonly runId: string };
export type CancelAnswer = Result<Run, Reason>;

/**
 * Ends a run before anything of it is applied. Refusals: `run.not-found`, those of `mayNotCancel` (it is being applied
 * or has ended).
 */
export const cancelRun = defineCommand<CancelArgs, CancelAnswer>({
  name: 'run.cancel',
  action: 'deploys:cancel',
  on: ({ environment }) => onEnvironment(environment),
  async run({ db, clock, queue }, caller, { environment, runId }) {
    const at = clock();
    return db.transaction(async (tx): Promise<CancelAnswer> => {
      const state = await lockRun(tx, runId);
      const run = await getRun(tx, runId);
      const deployment = run && (await getDeployment(tx, run.deploymentId));
      if (!state || !run || deployment?.environment !== environment)
        return err(reason('run.not-found', { run: runId }));
      const refusal = mayNotCancel({ ...run, state });
      await appendAudit(tx, {
        at,
        actor: caller.id,
        via: caller.via,
        action: 'run.cancelled',
        target: environment,
        outcome: refusal ? 'denied' : 'done',
        details: { run: run.number, state, ...(refusal ? { reason: refusal.code } : {}) },
      });
      if (refusal) return err(refusal);
      const moved = await moveRun(tx, runId, { to: 'cancelled', at, actor: caller.id });
      // A runner that has it in hand hears of it and stops.
      await queue.ring(tx, runId);
      return ok(moved);
    });
  },
});
