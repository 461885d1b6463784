import { setTimeout as pause } from 'node:timers/promises';
import type { CommandServices } from '#lib/commands/define.ts';
import {
  type RequestAnswer,
  requestApplication,
  requestDeployment,
  requestInfrastructure,
} from '#lib/commands/deployments/request.ts';
import { isDeployable } from '#lib/config/chosen-components.ts';
import { environmentOf } from '#lib/config/portal-config.ts';
import type { Run, RunState } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { demoCaller } from '#lib/identity/demo-caller.ts';
import { keptRefs } from '#lib/store/repository-refs.ts';
import { latestDeployments } from '#lib/store/runs.ts';
import { type DeployOptions, withCommands } from './commands.ts';
import { follow } from './follow.ts';
import { isShipped } from './own-systems.ts';

const WATCH_EVERY_MS = 500;
const BEFORE_APPLY: readonly RunState[] = [
  ...(['requested', 'queued', 'planning', 'planned', 'awaiting-approval', 'approved'] as const),
];
const READ_WITHIN_MS = 150_000;

/**
 * Deploys `hello` and `items` as people would: requested by `infra`, approved by `approver`, through the commands.
 * Infrastructure side by side, applications in the order of promotion.
 * @throws Error naming the run and its first cause when one fails
 */
export function deploySystems(options: DeployOptions): Promise<void> {
  return withCommands(options, async (services) => {
    const at = (environment: EnvironmentKey, lanes: Lanes, ref = 'HEAD') =>
      deploy(services, options, { environment, lanes, ref });
    await repositoriesRead(services, options);
    if (!isShipped(services.config.current())) return await deployInOrder(services, options);
    const production = at('items/prod', 'infrastructure');
    const staging = at('items/staging', 'all');
    const dev = once(['items/prod', 'items/staging'], [production, staging]).then(() =>
      at('items/dev', 'all'),
    );
    await Promise.all([
      dev,
      once(['items/dev'], [dev]).then(() => at('hello/dev', 'all')),
      Promise.all([production, staging]).then(async () =>
        at('items/prod', 'application', await commitIn(services, 'items/staging')),
      ),
    ]);

    /**
     * Until the infrastructure of these is being applied, or they are done with. Most of an apply is Terraform's provider
     * waiting for a bucket's lifecycle rules: what is planned meanwhile has the processors for itself.
     */
    async function once(environments: readonly EnvironmentKey[], done: readonly Promise<void>[]) {
      while (!options.signal.aborted) {
        const latest = await latestDeployments(services.db, environments.length, environments);
        const applying = latest
          .flatMap(({ runs }) => runs)
          .filter(({ lane, state }) => lane === 'infrastructure' && !BEFORE_APPLY.includes(state));
        if (applying.length >= environments.length) return;
        const over = Promise.all(done).then(() => true);
        if (await Promise.race([over, pause(WATCH_EVERY_MS, false)])) return;
      }
    }
  });
}

/** Until the runner has read every repository since this start: what was kept may be of the last one. */
async function repositoriesRead(
  { db, config, clock }: CommandServices,
  { signal, startedAt }: DeployOptions,
): Promise<void> {
  const began = clock();
  for (const name of Object.keys(config.current().file.repositories))
    while (!signal.aborted) {
      const kept = await keptRefs(db, name);
      if (kept && kept.askedAt >= startedAt) break;
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
  const requester = demoCaller(services.config.current(), 'infra', services.clock());
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
async function commitIn({ db }: CommandServices, environment: string): Promise<string> {
  const all = await latestDeployments(db, 50, [environment]);
  const holds = ({ lane, state }: Run) =>
    lane === 'application' && (state === 'succeeded' || state === 'no-change');
  const newest = all.find((each) => each.runs.some(holds));
  if (!newest) throw new Error(`no application was deployed to ${environment}`);
  return newest.commit;
}
