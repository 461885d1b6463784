import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandServices } from '#lib/commands/define.ts';
import {
  type RequestAnswer,
  requestApplication,
  requestDeployment,
  requestInfrastructure,
} from '#lib/commands/deployments/request.ts';
import { approveApplication, approveInfrastructure } from '#lib/commands/runs/approve.ts';
import { isDeployable } from '#lib/config/chosen-components.ts';
import { environmentOf } from '#lib/config/portal-config.ts';
import { configFromFile } from '#lib/config/source.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { isFinal, type Run } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { instant } from '#lib/domain/time.ts';
import { demoCaller, rememberDemoAccount } from '#lib/identity/demo-caller.ts';
import { openDatabase } from '#lib/store/db.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { openBoss, runQueue } from '#lib/store/queue.ts';
import { keptRefs } from '#lib/store/repository-refs.ts';
import { runLogAfter } from '#lib/store/run-log.ts';
import { getDeployment, latestDeployments } from '#lib/store/runs.ts';
import { isShipped } from './own-systems.ts';

const WATCH_EVERY_MS = 500;
const READ_WITHIN_MS = 150_000;
/** A run that says nothing new for so long is given up. */
const PATIENCE_MS = 10 * 60_000;

export type DeployOptions = {
  readonly databaseUrl: string;
  readonly config: string;
  readonly say: (line: string) => void;
  /** Deploy what succeeded before too: the embedded cloud has lost it. */
  readonly again: boolean;
  readonly signal: AbortSignal;
};

/**
 * Deploys `hello` and `items` as people would: requested by `infra`, approved by `approver`, through the commands.
 * Infrastructure side by side, applications in the order of promotion.
 * @throws Error naming the run and its first cause when one fails
 */
export function deploySystems(options: DeployOptions): Promise<void> {
  return withCommands(options, async (services) => {
    const at = (environment: EnvironmentKey, lanes: Lanes, ref = 'HEAD') =>
      deploy(services, options, { environment, lanes, ref });
    await repositoriesRead(services, options.signal);
    if (!isShipped(services.config.current())) return await deployInOrder(services, options);
    const production = at('items/prod', 'infrastructure');
    const staging = at('items/staging', 'all');
    await Promise.all([
      at('hello/dev', 'all'),
      at('items/dev', 'all'),
      staging,
      Promise.all([production, staging]).then(async () =>
        at('items/prod', 'application', await commitIn(services, 'items/staging')),
      ),
    ]);
  });
}

/** What commands need, for as long as `run` takes. */
export async function withCommands<Answer>(
  options: DeployOptions,
  run: (services: CommandServices) => Promise<Answer>,
): Promise<Answer> {
  const database = openDatabase(options.databaseUrl, 'yagura demo', 4);
  const boss = await openBoss(options.databaseUrl, 'yagura demo', (error) =>
    options.say(`  queue: ${error.message}`),
  );
  const services: CommandServices = {
    db: database.db,
    config: configFromFile(options.config),
    queue: runQueue(boss),
    clock: () => instant(Date.now()),
    ids: randomUUID,
  };
  try {
    return await run(services);
  } finally {
    await boss.stop({ graceful: false });
    await database.close();
  }
}

/** Until the runner has read every repository since now: what was kept may be of the last start. */
async function repositoriesRead({ db, config, clock }: CommandServices, signal: AbortSignal): Promise<void> {
  const began = clock();
  for (const name of Object.keys(config.current().file.repositories))
    while (!signal.aborted) {
      const kept = await keptRefs(db, name);
      if (kept && kept.askedAt >= began) break;
      if (clock() - began > READ_WITHIN_MS) throw new Error(`no runner has read repository ${name}`);
      await pause(WATCH_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
}

/**
 * Deploys what any `portal.yaml` names, environment by environment in the file's order, so that what is promoted has run
 * where it comes from. A request is for one repository.
 * @throws Error naming the run and its first cause when one fails
 */
async function deployInOrder(services: CommandServices, options: DeployOptions): Promise<void> {
  for (const { key, components } of services.config.current().environments.values()) {
    const deployable = components.filter(isDeployable);
    for (const repository of new Set(deployable.map((each) => each.repository))) {
      const only = deployable.filter((each) => each.repository === repository).map(({ name }) => name);
      await deploy(services, options, { environment: key, lanes: 'all', ref: 'HEAD', only });
    }
  }
}

type Lanes = 'all' | 'infrastructure' | 'application';
const REQUESTS = {
  all: requestDeployment,
  infrastructure: requestInfrastructure,
  application: requestApplication,
};

type Wanted = {
  readonly environment: EnvironmentKey;
  readonly lanes: Lanes;
  readonly ref: string;
  readonly only?: readonly string[];
};

async function deploy(services: CommandServices, options: DeployOptions, wanted: Wanted): Promise<void> {
  const { environment, lanes, ref, only } = wanted;
  if (!options.again && (await deployedBefore(services, environment, lanes, only))) return;
  const requester = demoCaller(services.config.current(), 'infra');
  const answer: RequestAnswer = await REQUESTS[lanes].ask(services, requester, {
    ...{ environment, ref },
    ...(only ? { only } : {}),
  });
  if (!answer.ok) {
    throw new Error(
      `${environment} was refused: ${answer.error.code} ${JSON.stringify(answer.error.params)}`,
    );
  }
  await follow(services, options, answer.value);
}

async function deployedBefore(
  services: CommandServices,
  environment: string,
  lanes: Lanes,
  only?: readonly string[],
): Promise<boolean> {
  const before = await latestDeployments(services.db, 50, [environment]);
  const done = before
    .flatMap((each) => each.runs)
    .filter((run) => run.state === 'succeeded' || run.state === 'no-change');
  const { components } = environmentOf(services.config.current(), environment);
  return components
    .filter(({ name, lane }) => (lanes === 'all' || lane === lanes) && (only?.includes(name) ?? true))
    .every(({ name }) => done.some((run) => run.component === name));
}

/** The commit that an environment's application runs: what is promoted from there. */
export async function commitIn({ db }: CommandServices, environment: string): Promise<string> {
  const all = await latestDeployments(db, 50, [environment]);
  const holds = ({ lane, state }: Run) =>
    lane === 'application' && (state === 'succeeded' || state === 'no-change');
  const newest = all.find((each) => each.runs.some(holds));
  if (!newest) throw new Error(`no application was deployed to ${environment}`);
  return newest.commit;
}

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
  const approver = demoCaller(services.config.current(), 'approver');
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
