import { environmentOf } from '#lib/config/portal-config.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { Approval } from '#lib/domain/deploy/approval.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { Lane, Run } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { checkApprovals } from '#lib/proof/checked.ts';
import { mayNotAgree } from '#lib/proof/may-agree.ts';
import { appendAudit } from '#lib/store/audit.ts';
import type { Db } from '#lib/store/db.ts';
import { approvalsOf, insertApproval, latestPlan, type StoredPlan } from '#lib/store/plans.ts';
import { lockRun } from '#lib/store/promotions.ts';
import { moveRun } from '#lib/store/run-moves.ts';
import { getDeployment, getRun } from '#lib/store/runs.ts';
import type { CommandServices } from '../define.ts';
import { mayNotSign } from './may-not-sign.ts';

export type DecisionArgs = {
  readonly environment: EnvironmentKey;
  readonly runId: string;
  /** `Plan.content` that the person saw: another one is not what they decided about. */
  readonly content: string;
  readonly comment?: string;
  /** The approver's signature, where the environment asks for one. */
  readonly proof?: string;
};

/** The review of a whole request that a decision is a part of. */
export type InReview = { readonly digest: string; readonly runs: string };

export type DecisionAnswer = Result<Run, Reason>;

/**
 * Writes one person's decision about one plan's content, and moves the run when it is decided. Refusals:
 * `run.not-found`, `approval.own-request`, `approval.not-awaiting`, `approval.already-given`,
 * `approval.other-content`, `approval.plan-ended`, `approval.sign-in-again`, `approval.no-token`, and those of `lib/proof` where signatures are asked for.
 */
export async function decide(
  services: CommandServices,
  caller: Caller,
  lane: Lane,
  decision: 'approved' | 'rejected',
  args: DecisionArgs,
  review?: InReview,
): Promise<DecisionAnswer> {
  const { db, clock, ids, queue } = services;
  const at = clock();
  return db.transaction(async (tx) => {
    const found = await find(tx, lane, args);
    if (!found) return err(reason('run.not-found', { run: args.runId }));
    const { run, deployment } = found;
    const record = (outcome: 'done' | 'denied', why?: Reason) =>
      appendAudit(tx, {
        at,
        actor: caller.id,
        via: caller.via,
        action: `run.${decision}`,
        target: args.environment,
        outcome,
        details: {
          ...{ run: run.number, lane, content: args.content },
          ...(review ? { review: review.digest, covers: review.runs } : {}),
          ...(why ? { reason: why.code } : {}),
        },
      });
    const plan = await latestPlan(tx, run.id);
    const approval: Approval = {
      id: ids(),
      runId: run.id,
      content: args.content,
      by: caller.id,
      at,
      decision,
      ...(args.comment ? { comment: args.comment.slice(0, 2_000) } : {}),
      ...(args.proof ? { proof: args.proof } : {}),
      ...(review ? { review: review.digest } : {}),
    };
    const within = { ...services, db: tx };
    const refusal =
      (decision === 'rejected'
        ? mayNotReject(run)
        : await refusalOf(within, caller, { run, deployment }, plan, approval)) ??
      (plan?.plan.content === args.content ? undefined : reason('approval.other-content'));
    if (refusal) {
      await record('denied', refusal);
      return err(refusal);
    }
    await insertApproval(tx, approval);
    await record('done');
    const { standing } = await checkApprovals(within, found, plan?.plan, await approvalsOf(tx, run.id));
    if (decision === 'approved' && !standing.satisfied) return ok(run);
    const moved = await moveRun(tx, run.id, { to: decision, at, actor: caller.id });
    await queue.ring(tx, run.id);
    return ok(moved);
  });
}

const mayNotReject = ({ state }: Run): Reason | undefined =>
  state === 'awaiting-approval' ? undefined : reason('approval.not-awaiting', { state });

/** What forbids this approval, by the rules that the runner applies again. */
async function refusalOf(
  services: CommandServices,
  caller: Caller,
  found: { readonly run: Run; readonly deployment: Deployment },
  plan: StoredPlan | undefined,
  approval: Approval,
): Promise<Reason | undefined> {
  const { db, config } = services;
  const environment = environmentOf(config.current(), found.deployment.environment);
  const checked = await checkApprovals(services, found, plan?.plan, await approvalsOf(db, found.run.id));
  return (
    mayNotAgree(services, caller, environment, { ...found, checked, madeAt: plan?.madeAt }) ??
    (plan && checked.signed
      ? await mayNotSign(services, caller, environment, { found, plan: plan.plan, approval, checked })
      : undefined)
  );
}

/** The run, if it is of this lane and environment: rights were checked for these, not for what the run is. */
async function find(
  tx: Db,
  lane: Lane,
  { runId, environment }: DecisionArgs,
): Promise<{ run: Run; deployment: Deployment } | undefined> {
  if ((await lockRun(tx, runId)) === undefined) return undefined;
  const run = await getRun(tx, runId);
  const deployment = run && (await getDeployment(tx, run.deploymentId));
  if (!run || run.lane !== lane || deployment?.environment !== environment) return undefined;
  return { run, deployment };
}
