import { accountOfRun, type ConfiguredEnvironment, environmentOf } from '#lib/config/portal-config.ts';
import { type Action, onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { pendingChange } from '#lib/domain/cost/pending-change.ts';
import { attendanceOf, type Lock } from '#lib/domain/deploy/attendance.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import { runsAhead } from '#lib/domain/deploy/queue.ts';
import { canBeHeld, type Run } from '#lib/domain/deploy/run.ts';
import type { RunCost, RunPage } from '#lib/domain/deploy/run-page.ts';
import { isServed } from '#lib/domain/deploy/runner-pool.ts';
import { engineOf } from '#lib/domain/deploy/tool.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Reading, shownValue } from '#lib/domain/reading.ts';
import { heldBack } from '#lib/holds/held-back.ts';
import { checkApprovals } from '#lib/proof/checked.ts';
import { presences, runnerPools, silentHolder } from '#lib/store/heartbeats.ts';
import { leaseOf } from '#lib/store/leases.ts';
import { approvalsOf, latestPlan } from '#lib/store/plans.ts';
import { getReading } from '#lib/store/readings.ts';
import { getRun, latestDeployments, runEventsOf, runOf } from '#lib/store/runs.ts';
import { operationsOf, sightingOf } from '#lib/store/stack-operations.ts';
import { afterDeploy } from './after-deploy.ts';
import { defineQuery, type QueryServices } from './define.ts';
import { expectedTime } from './expected-time.ts';
import { runPicture } from './run-picture.ts';
import { runProof } from './run-proof.ts';
import { approversOf, refusals } from './run-refusals.ts';
import { runRelease } from './run-release.ts';
import { targetNow } from './target-now.ts';

/** Requests of the environment that may still stand in line; older ones are long over. */
const IN_LINE = 30;

export type RunPageAsk = { readonly environment: EnvironmentKey; readonly runId: string };

/** One run with its plan, approvals, history and lock, and what the person who looks may do. */
export const runPage = defineQuery<RunPageAsk, RunPage | undefined>({
  name: 'run-page',
  action: 'deploys:read',
  on: ({ environment }) => onEnvironment(environment),
  async run(services, caller, { environment: key, runId }) {
    const { db, config } = services;
    const environment = environmentOf(config.current(), key);
    const found = await runOf(db, key, runId);
    if (!found) return undefined;
    const { run, deployment } = found;
    const [
      stored,
      approvals,
      events,
      lock,
      recent,
      cost,
      { runner },
      lease,
      aws,
      release,
      pools,
      target,
      expected,
    ] = await Promise.all([
      latestPlan(db, runId),
      approvalsOf(db, runId),
      runEventsOf(db, runId),
      lockOf(services, key),
      latestDeployments(db, IN_LINE, [key]),
      mayDo(caller, 'cost:read', key) ? getReading(db, key, 'cost') : undefined,
      presences(db),
      ownLock(services, key, runId),
      awsOf(services, run),
      runRelease(services, caller, { environment, run, deployment }),
      runnerPools(db),
      mayDo(caller, 'health:read', key) ? targetNow(services, environment, run) : undefined,
      expectedTime(services, environment, run),
    ]);
    const account = accountOfRun(environment, run.component);
    const unserved = isServed(pools, account) ? undefined : account;
    const picture =
      stored && mayDo(caller, 'architecture:read', key)
        ? await runPicture(services, environment, run, stored.plan)
        : undefined;
    const after = await afterDeploy(services, {
      ...{ environment, run, deployment, recent },
      stored: mayDo(caller, 'metrics:read', key) ? stored : undefined,
    });
    const checked = await checkApprovals(services, { run, deployment }, stored?.plan, approvals);
    const held = canBeHeld(run)
      ? await heldBack(services, environment, { run, deployment }, stored?.plan.content)
      : undefined;
    const counted = checked.standing;
    const refused = checked.approvals.filter((each) => each.refused).map(({ approval }) => approval);
    return {
      environment: key,
      production: environment.production,
      contact: environment.contact,
      deployment,
      run: deployment.runs.find(({ id }) => id === run.id) ?? run,
      events,
      release,
      after,
      ...(target ? { target } : {}),
      ...(expected ? { expected } : {}),
      ...(stored ? { plan: planOf(stored) } : {}),
      ...(stored && mayDo(caller, 'cost:read', key) ? { cost: costOf(environment, stored.plan, cost) } : {}),
      ...(picture ? { picture } : {}),
      standing: counted,
      rule: checked.rule,
      proof: runProof(config.current(), environment, { run, deployment }, checked, stored),
      voided: approvals.filter((each) => !counted.given.includes(each) && !refused.includes(each)),
      approvers: approversOf(config.current(), environment, checked.rule.lanes),
      refusals: refusals(services, caller, { environment, run, deployment, checked, stored, held }),
      ...(held ? { held } : {}),
      ...(lock ? { lock } : {}),
      attendance: attendanceOf(run, lease, runner, unserved),
      ...(aws ? { aws } : {}),
      ahead: runsAhead(run, recent),
    };
  },
});

const mayDo = (caller: Caller, action: Action, key: EnvironmentKey): boolean =>
  can(caller, action, onEnvironment(key)).allowed;

function costOf(
  { region, settings }: ConfiguredEnvironment,
  plan: Plan,
  reading: Reading<EnvironmentCost> | undefined,
): RunCost {
  const fullMonth = reading && shownValue(reading)?.value.estimate.fullMonth;
  return {
    change: pendingChange(plan.changes, region),
    ...(fullMonth === undefined ? {} : { fullMonth }),
    ...(settings.budgetUsd === undefined ? {} : { budgetUsd: settings.budgetUsd }),
  };
}

function planOf({ plan, madeAt, usedAt }: NonNullable<Awaited<ReturnType<typeof latestPlan>>>) {
  return { plan, madeAt, ...(usedAt === undefined ? {} : { usedAt }) };
}

/** While the stack is changed, or stands still for a person; what a run that ended saw is over. */
async function awsOf({ db }: QueryServices, run: Run): Promise<RunPage['aws']> {
  const executing =
    engineOf(run.tool) === 'cloudformation' && (run.state === 'applying' || run.state === 'rolling-back');
  if (!executing && run.state !== 'needs-attention') return undefined;
  const [sighting, operations] = await Promise.all([sightingOf(db, run.id), operationsOf(db, run.id)]);
  return { ...(sighting ? { sighting } : {}), operations };
}

/** Who holds the environment's lease; the runner names it so. */
async function lockOf({ db }: QueryServices, key: EnvironmentKey): Promise<RunPage['lock']> {
  const lease = await leaseOf(db, `environment:${key}`);
  if (!lease?.purpose) return undefined;
  const [holder, moves] = await Promise.all([getRun(db, lease.purpose), runEventsOf(db, lease.purpose)]);
  const since = moves.findLast(({ to }) => to !== undefined)?.at;
  return {
    runId: lease.purpose,
    expiresAt: lease.expiresAt,
    ...(holder ? { runNumber: holder.number } : {}),
    ...(since === undefined ? {} : { since }),
  };
}

/** The lock of this run itself, and whether whoever holds it is still heard of. */
async function ownLock({ db }: QueryServices, key: EnvironmentKey, runId: string): Promise<Lock | undefined> {
  const lease = await leaseOf(db, `environment:${key}`);
  if (lease?.purpose !== runId) return undefined;
  const holderSilentSince = await silentHolder(db, lease.holder);
  return { expiresAt: lease.expiresAt, holderSilentSince };
}
