import { setTimeout as pause } from 'node:timers/promises';
import type { CommandServices } from '#lib/commands/define.ts';
import { approveApplication, approveInfrastructure } from '#lib/commands/runs/approve.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { isFinal, type Run } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { demoCaller, rememberDemoAccount } from '#lib/identity/demo-caller.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { runLogAfter } from '#lib/store/run-log.ts';
import { getDeployment } from '#lib/store/runs.ts';
import type { DeployOptions } from './commands.ts';

const WATCH_EVERY_MS = 500;
/** A run that says nothing new for so long is given up. */
const PATIENCE_MS = 10 * 60_000;

type Following = {
  /** Leave what waits for a person to a person. */
  readonly until?: 'waiting';
  /** A run that fails is what was wanted. */
  readonly mayFail?: true;
};

/** Watches a deployment to its end, says each step once, and approves as `approver` what waits for a person. */
export async function follow(
  services: CommandServices,
  options: DeployOptions,
  { id }: Pick<Deployment, 'id'>,
  { until, mayFail }: Following = {},
): Promise<readonly Run[]> {
  const { db } = services;
  const said = new Map<string, string>();
  const approved = new Set<string>();
  let newsAt = performance.now();
  let runs: readonly Run[] = [];
  while (!options.signal.aborted) {
    const deployment = await getDeployment(db, id);
    if (!deployment) throw new Error(`deployment ${id} is gone`);
    runs = deployment.runs;
    if (until && runs.every(({ state }) => isFinal(state) || state === 'awaiting-approval')) return runs;
    for (const run of runs) {
      if (said.get(run.id) !== `${run.state} ${run.step?.done}`) newsAt = performance.now();
      if (said.get(run.id)?.split(' ')[0] !== run.state)
        options.say(`  · #${run.number} ${deployment.environment} ${run.component}: ${run.state}`);
      said.set(run.id, `${run.state} ${run.step?.done}`);
      if (until === undefined && run.state === 'awaiting-approval' && !approved.has(run.id)) {
        approved.add(run.id);
        await approve(services, deployment.environment, run);
      }
      if (!mayFail && isFinal(run.state) && run.state !== 'succeeded' && run.state !== 'no-change')
        throw await failureOf(services, deployment, run);
    }
    if (runs.every((run) => isFinal(run.state))) return runs;
    if (performance.now() - newsAt > PATIENCE_MS)
      throw new Error(`nothing new of ${deployment.environment} for ${PATIENCE_MS / 60_000} minutes`);
    await pause(WATCH_EVERY_MS, undefined, { signal: options.signal }).catch(() => undefined);
  }
  return runs;
}

async function approve(services: CommandServices, environment: EnvironmentKey, run: Run): Promise<void> {
  await rememberDemoAccount(services.db, 'approver');
  const approver = demoCaller(services.config.current(), 'approver', services.clock());
  const plan = await latestPlan(services.db, run.id);
  if (!plan) throw new Error(`run #${run.number} waits for approval without a plan`);
  const command = run.lane === 'infrastructure' ? approveInfrastructure : approveApplication;
  const answer = await command.ask(services, approver, {
    environment,
    runId: run.id,
    content: plan.plan.content,
  });
  if (!answer.ok) throw new Error(`run #${run.number} was not approved: ${answer.error.code}`);
}

async function failureOf({ db }: CommandServices, { environment }: Deployment, run: Run): Promise<Error> {
  const log = await runLogAfter(db, run.id, 0, 5_000);
  const end = log.slice(-20).map((each) => `    ${each.line}`);
  const cause = run.failure ? `${run.failure.code}: ${run.failure.cause}` : 'no cause was recorded';
  return new Error(
    [`#${run.number} ${environment} ${run.component} is ${run.state}: ${cause}`, ...end].join('\n'),
  );
}
