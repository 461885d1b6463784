import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { reviewDigest } from '#lib/domain/deploy/review.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { appendAudit } from '#lib/store/audit.ts';
import type { Db } from '#lib/store/db.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { lockRun } from '#lib/store/promotions.ts';
import { getDeployment } from '#lib/store/runs.ts';
import { type CommandServices, defineCommand } from '../define.ts';
import { decide } from '../runs/decide.ts';

export type ReviewArgs = {
  readonly environment: EnvironmentKey;
  readonly deploymentId: string;
  /** `Review.digest` that the person saw: any other plan of any part is not what they agree to. */
  readonly review: string;
  readonly comment?: string;
};

/** Numbers of the runs whose plans were agreed to, and of those that were not, with why. */
export type Reviewed = {
  readonly approved: readonly number[];
  readonly left: readonly { readonly run: number; readonly why: Reason }[];
};

/**
 * Agrees to every plan of a request that waits, at once: an approval of each, by the rules of each, in one transaction.
 * Whoever may approve anything may ask; parts whose lane they have no right for are left and named. Refusals:
 * `run.not-found`, `review.changed`, `review.signed-each`, `review.nothing-waits`, and that of the first part where none
 * was agreed to.
 */
export const approveRequest = defineCommand<ReviewArgs, Result<Reviewed, Reason>>({
  name: 'deployment.approve',
  // Every role that approves the application lane approves this one too; each part asks for its own.
  action: 'deploys:approve-infrastructure',
  on: ({ environment }) => onEnvironment(environment),
  async run(services, caller, args) {
    const { db, config } = services;
    const environment = environmentOf(config.current(), args.environment);
    return db.transaction(async (tx): Promise<Result<Reviewed, Reason>> => {
      const found = await getDeployment(tx, args.deploymentId);
      if (found?.environment !== args.environment)
        return err(reason('run.not-found', { run: args.deploymentId }));
      // Nobody plans one of them again, and nobody decides about one, while it is looked whether they are what was seen.
      for (const { id } of found.runs) await lockRun(tx, id);
      const parts = await planned(tx, (await getDeployment(tx, args.deploymentId)) ?? found);
      const waiting = parts.filter(({ run }) => run.state === 'awaiting-approval');
      const refused = environment.settings.proof
        ? reason('review.signed-each')
        : reviewDigest(parts) !== args.review
          ? reason('review.changed')
          : waiting.length === 0
            ? reason('review.nothing-waits')
            : undefined;
      if (refused) {
        await auditRefusal(services, tx, caller, found, refused);
        return err(refused);
      }
      const runs = waiting.map(({ run }) => `#${run.number}`).join(', ');
      const within = { ...services, db: tx };
      const approved: number[] = [];
      const left: { run: number; why: Reason }[] = [];
      for (const { run, plan } of waiting) {
        const one = {
          ...{ environment: args.environment, runId: run.id, content: plan?.content ?? '' },
          ...(args.comment ? { comment: args.comment } : {}),
        };
        const answer = await decide(within, caller, run.lane, 'approved', one, { digest: args.review, runs });
        if (answer.ok) approved.push(run.number);
        else left.push({ run: run.number, why: answer.error });
      }
      const [first] = left;
      return approved.length === 0 && first ? err(first.why) : ok({ approved, left });
    });
  },
});

type Part = { readonly run: Run; readonly plan?: { readonly content: string } };

const planned = (tx: Db, { runs }: Deployment): Promise<readonly Part[]> =>
  Promise.all(
    runs.map(async (run) => {
      const stored = await latestPlan(tx, run.id);
      return { run, ...(stored ? { plan: { content: stored.plan.content } } : {}) };
    }),
  );

const auditRefusal = (
  { clock }: CommandServices,
  tx: Db,
  caller: Caller,
  { environment, runs }: Deployment,
  why: Reason,
) =>
  appendAudit(tx, {
    at: clock(),
    actor: caller.id,
    via: caller.via,
    action: 'deployment.approve',
    target: environment,
    outcome: 'denied',
    details: { runs: runs.map(({ number }) => `#${number}`).join(', '), reason: why.code },
  });
