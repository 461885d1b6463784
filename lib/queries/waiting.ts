import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import { mayNotApprove, standing } from '#lib/domain/deploy/approval.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { Waiting } from '#lib/domain/overview/board.ts';
import { agreementOf } from '#lib/proof/agreement.ts';
import { approvalsOf, latestPlan } from '#lib/store/plans.ts';
import type { QueryServices } from './define.ts';

/** Runs that wait for approvals, the longest wait first. */
export async function waitingForSomebody(
  services: QueryServices,
  caller: Caller,
  deployments: readonly Deployment[],
): Promise<readonly Waiting[]> {
  const config = services.config.current();
  const waiting = deployments.flatMap((deployment) =>
    deployment.runs
      .filter((run) => run.state === 'awaiting-approval' && config.environments.has(deployment.environment))
      .map((run) => ({ deployment, run })),
  );
  const all = await Promise.all(
    waiting.map(async ({ deployment, run }): Promise<Waiting> => {
      const [plan, approvals] = await Promise.all([
        latestPlan(services.db, run.id),
        approvalsOf(services.db, run.id),
      ]);
      const { environment, requestedBy } = deployment;
      const { needed, lanes } = agreementOf(environmentOf(config, environment), run, plan?.plan);
      const { given } = standing({ needed }, requestedBy, plan?.plan.content ?? '', approvals);
      const allowed = lanes.every(
        (lane) => can(caller, `deploys:approve-${lane}`, onEnvironment(environment)).allowed,
      );
      const forYou = allowed && mayNotApprove(caller.id, requestedBy, run.state, given) === undefined;
      return {
        key: environment,
        deploymentId: deployment.id,
        number: run.number,
        component: run.component,
        needed,
        given: given.length,
        since: run.updatedAt,
        forYou,
      };
    }),
  );
  return all.sort((a, b) => a.since - b.since);
}
