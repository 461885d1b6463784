import { type ConfiguredEnvironment, environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { type Review, type ReviewPart, reviewDigest, storyOf } from '#lib/domain/deploy/review.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { DriftedResource } from '#lib/domain/drift/drift.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { checkApprovals } from '#lib/proof/checked.ts';
import { mayNotAgree } from '#lib/proof/may-agree.ts';
import { driftChecksOf } from '#lib/store/drift-checks.ts';
import { approvalsOf, latestPlan } from '#lib/store/plans.ts';
import { runOf } from '#lib/store/runs.ts';
import { defineQuery, type QueryServices } from './define.ts';

/** Everything that one request would do, with one digest to agree to; `runId` of any of its runs. */
export const requestReview = defineQuery<
  { readonly environment: EnvironmentKey; readonly runId: string },
  Review | undefined
>({
  name: 'request-review',
  action: 'deploys:read',
  on: ({ environment }) => onEnvironment(environment),
  async run(services, caller, { environment: key, runId }) {
    const { db, config } = services;
    const environment = environmentOf(config.current(), key);
    const found = await runOf(db, key, runId);
    if (!found) return undefined;
    const { deployment } = found;
    const [checks, parts] = await Promise.all([
      driftChecksOf(db, [key]),
      Promise.all(deployment.runs.map((each) => partOf(services, caller, environment, deployment, each))),
    ]);
    const drifted = new Map<string, readonly DriftedResource[]>(
      checks.map(({ component, resources }) => [component, resources]),
    );
    return {
      ...{ deployment, parts, digest: reviewDigest(parts), story: storyOf(parts, drifted) },
      signed: environment.settings.proof !== undefined,
    };
  },
});

async function partOf(
  services: QueryServices,
  caller: Caller,
  environment: ConfiguredEnvironment,
  deployment: Deployment,
  run: Run,
): Promise<ReviewPart> {
  const { db } = services;
  const [stored, approvals] = await Promise.all([latestPlan(db, run.id), approvalsOf(db, run.id)]);
  const checked = await checkApprovals(services, { run, deployment }, stored?.plan, approvals);
  const refused = mayNotAgree(services, caller, environment, {
    ...{ run, deployment, checked, madeAt: stored?.madeAt },
  });
  return {
    ...{ run, standing: checked.standing, rule: checked.rule },
    ...(stored ? { plan: stored.plan } : {}),
    ...(refused ? { refused } : {}),
  };
}
