import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { StackOperation } from '#lib/domain/deploy/aws-sighting.ts';
import { type Run, type RunState, stackOperationsIn } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { lockRun } from '#lib/store/promotions.ts';
import { getDeployment, getRun } from '#lib/store/runs.ts';
import { askOperation, openOperation } from '#lib/store/stack-operations.ts';
import { type CommandServices, defineCommand } from '../define.ts';

export type AskAwsArgs = { readonly environment: EnvironmentKey; readonly runId: string };
export type ContinueArgs = AskAwsArgs & {
  /** Logical ids that are left as they are. */
  readonly skip: readonly string[];
};
export type AskAwsAnswer = Result<Run, Reason>;

/**
 * Asks CloudFormation to give up what it executes: an update goes back to what was before, a creation is deleted. The
 * runner does it. Refusals: `run.not-found`, `run.nothing-to-cancel`, `run.asked-already`.
 */
export const cancelUpdate = defineCommand<AskAwsArgs, AskAwsAnswer>({
  name: 'run.cancel-update',
  action: 'deploys:cancel',
  on: ({ environment }) => onEnvironment(environment),
  run: (services, caller, args) => askAws(services, caller, 'cancel', { ...args, skip: [] }),
});

/**
 * Asks CloudFormation to go on with a rollback that failed, leaving out the resources that are named: those may then
 * not be what the template says, so it takes whoever approves. Refusals as above.
 */
export const continueRollback = defineCommand<ContinueArgs, AskAwsAnswer>({
  name: 'run.continue-rollback',
  action: 'deploys:approve-application',
  on: ({ environment }) => onEnvironment(environment),
  run: (services, caller, args) => askAws(services, caller, 'continue-rollback', args),
});

async function askAws(
  { db, clock, ids, queue }: CommandServices,
  caller: Caller,
  operation: StackOperation,
  { environment, runId, skip }: ContinueArgs,
): Promise<AskAwsAnswer> {
  const at = clock();
  return db.transaction(async (tx): Promise<AskAwsAnswer> => {
    const state = await lockRun(tx, runId);
    const run = await getRun(tx, runId);
    const deployment = run && (await getDeployment(tx, run.deploymentId));
    if (!state || !run || deployment?.environment !== environment)
      return err(reason('run.not-found', { run: runId }));
    const refusal = refusalOf(run, state, operation, await openOperation(tx, runId));
    await appendAudit(tx, {
      at,
      actor: caller.id,
      via: caller.via,
      action: `run.asked-${operation}`,
      target: environment,
      outcome: refusal ? 'denied' : 'done',
      details: {
        run: run.number,
        state,
        ...(skip.length > 0 ? { skip: skip.join(' ') } : {}),
        ...(refusal ? { reason: refusal.code } : {}),
      },
    });
    if (refusal) return err(refusal);
    await askOperation(tx, { id: ids(), runId, operation, skip, requestedBy: caller.id, requestedAt: at });
    await queue.ring(tx, runId);
    return ok(run);
  });
}

function refusalOf(
  { tool }: Run,
  state: RunState,
  operation: StackOperation,
  open: object | undefined,
): Reason | undefined {
  if (!stackOperationsIn({ tool, state }).includes(operation))
    return reason('run.nothing-to-cancel', { state });
  return open ? reason('run.asked-already') : undefined;
}
