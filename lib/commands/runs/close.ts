import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { Lane, Run } from '#lib/domain/deploy/run.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { lockRun } from '#lib/store/promotions.ts';
import { moveRun } from '#lib/store/run-moves.ts';
import { getDeployment, getRun } from '#lib/store/runs.ts';
import { type CommandServices, defineCommand } from '../define.ts';

export type CloseArgs = {
  readonly environment: EnvironmentKey;
  readonly runId: string;
  readonly as: 'succeeded' | 'failed';
  /** What the person saw and why they decide so; kept in the run's history and in the audit. */
  readonly why: string;
};
export type CloseAnswer = Result<Run, Reason>;

const LONGEST_REASON = 500;

/**
 * Ends an infrastructure run that waits for a person: somebody has looked at AWS and says how it ended. Its runner gave
 * the environment back before; what waited for this run goes on. Refusals: `run.not-found`, `run.not-waiting`,
 * `run.no-reason`.
 */
export const closeInfrastructure = defineCommand<CloseArgs, CloseAnswer>({
  name: 'run.close-infrastructure',
  action: 'deploys:approve-infrastructure',
  on: ({ environment }) => onEnvironment(environment),
  run: (services, caller, args) => close(services, caller, 'infrastructure', args),
});

/** The same for an application run. */
export const closeApplication = defineCommand<CloseArgs, CloseAnswer>({
  name: 'run.close-application',
  action: 'deploys:approve-application',
  on: ({ environment }) => onEnvironment(environment),
  run: (services, caller, args) => close(services, caller, 'application', args),
});

async function close(
  { db, clock, queue }: CommandServices,
  caller: Caller,
  lane: Lane,
  { environment, runId, as, why }: CloseArgs,
): Promise<CloseAnswer> {
  const at = clock();
  const text = why.trim().slice(0, LONGEST_REASON);
  return db.transaction(async (tx): Promise<CloseAnswer> => {
    const state = await lockRun(tx, runId);
    const run = await getRun(tx, runId);
    const deployment = run && (await getDeployment(tx, run.deploymentId));
    if (!state || run?.lane !== lane || deployment?.environment !== environment)
      return err(reason('run.not-found', { run: runId }));
    const refusal =
      state !== 'needs-attention'
        ? reason('run.not-waiting', { state })
        : text === ''
          ? reason('run.no-reason')
          : undefined;
    await appendAudit(tx, {
      at,
      actor: caller.id,
      via: caller.via,
      action: 'run.closed',
      target: environment,
      outcome: refusal ? 'denied' : 'done',
      details: { run: run.number, lane, as, why: text, ...(refusal ? { reason: refusal.code } : {}) },
    });
    if (refusal) return err(refusal);
    const moved = await moveRun(tx, runId, {
      to: as,
      at,
      actor: caller.id,
      note: runNote('closed', { why: text }),
    });
    // The other lane of its deployment may have waited for it.
    await queue.ring(tx, runId);
    return ok(moved);
  });
}
