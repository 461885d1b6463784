import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import pino, { type Logger } from 'pino';
import { createBudget } from '#lib/aws/budget.ts';
import { awsClients } from '#lib/aws/clients.ts';
import { callingFor } from '#lib/aws/purpose.ts';
import { databaseUrl, type Env, loadEnv, required } from '#lib/config/env.ts';
import { roleChain } from '#lib/config/role-chain.ts';
import { configFromFile } from '#lib/config/source.ts';
import { anchorAudit } from '#lib/deploy/anchor.ts';
import { stepBuilder } from '#lib/deploy/build.ts';
import { cloudformationEngine } from '#lib/deploy/cloudformation/engine.ts';
import type { ComponentServices } from '#lib/deploy/component-services.ts';
import { lookAtRoot } from '#lib/deploy/drift/look-at-root.ts';
import { lookAtStack } from '#lib/deploy/drift/look-at-stack.ts';
import { driftWatch } from '#lib/deploy/drift/watch.ts';
import { createEngine } from '#lib/deploy/engine/engine.ts';
import { DATABASE_PATIENCE } from '#lib/deploy/engine/grip.ts';
import { packagedBuild } from '#lib/deploy/packaging/packaged-build.ts';
import { samProgram } from '#lib/deploy/packaging/sam-program.ts';
import { httpProbe } from '#lib/deploy/probe.ts';
import { mirrorsBelow, openRepositories } from '#lib/deploy/repositories.ts';
import { planKey } from '#lib/deploy/sealed.ts';
import { runnerSigner } from '#lib/deploy/signer.ts';
import { snapshotSchedule } from '#lib/deploy/snapshot/schedule.ts';
import { takeStateSnapshot } from '#lib/deploy/snapshot/take.ts';
import { terraformEngine } from '#lib/deploy/terraform/engine.ts';
import { REPORTS_EVERY } from '#lib/domain/silence.ts';
import { type Clock, instant, minus, seconds } from '#lib/domain/time.ts';
import { removeOldMirrors } from '#lib/git/old-mirrors.ts';
import { findProgram } from '#lib/isolation/programs.ts';
import { addApiCalls } from '#lib/store/api-calls.ts';
import { openDatabase } from '#lib/store/db.ts';
import { putFileVersion } from '#lib/store/file-versions.ts';
import { beat, leaveHeartbeat } from '#lib/store/heartbeats.ts';
import { putIsolation } from '#lib/store/isolation.ts';
import { openBoss, RUN_QUEUE } from '#lib/store/queue.ts';
import { every } from './every.ts';
import { runnerIsolation } from './runner/isolation.ts';
import { packageRegistries } from './runner/package-clients.ts';
import { knownRepositories } from './runner/repositories.ts';

export type RunningRunner = {
  readonly stop: () => Promise<void>;
  /** Asks every repository of `portal.yaml` now. */
  readonly readRepositories: () => Promise<void>;
};

const LOOK_MS = 10_000;
const SNAPSHOT_LOOK_MS = 300_000;
const DRIFT_LOOK_MS = 10_000;
const REPOSITORIES_LOOK_MS = 5_000;
const SWEEP_MS = 15_000;
const MIRRORS_MS = 3_600_000;
/** A tail that is cut within this time is not seen. */
const ANCHOR_MS = 180_000;
const RUNS_AT_ONCE = 4;

/**
 * Runs a runner until SIGTERM or SIGINT. What is being applied then ends first; a second signal does not wait.
 * @param accounts whose runs it takes, with commas between, in place of YAGURA_RUNNER_ACCOUNTS
 */
export async function runRunner(accounts?: string): Promise<void> {
  const env = loadEnv(undefined, accounts === undefined ? {} : { YAGURA_RUNNER_ACCOUNTS: accounts });
  const log = pino({ level: env.LOG_LEVEL, base: { process: 'runner' } });
  const runner = await startRunner(env, log);
  await stopSignal();
  log.info('stopping: waiting for what is being applied');
  process.once('SIGTERM', () => process.exit(1));
  process.once('SIGINT', () => process.exit(1));
  await runner.stop();
}

/** A runner in this process: `bin/runner.ts`, or the command line's `deploy --local`. */
export async function startRunner(env: Env, log: Logger): Promise<RunningRunner> {
  const clock: Clock = () => instant(Date.now());
  const url = databaseUrl(env, 'runner');
  const key = planKey(required(env, 'YAGURA_PLAN_KEY'));
  const signer = runnerSigner(key, env.YAGURA_SIGNING_KEY);
  const config = configFromFile(env.YAGURA_CONFIG);
  const terraform = findProgram(env.YAGURA_TERRAFORM, env.PATH);
  if (!terraform) throw new Error(`YAGURA_TERRAFORM: ${env.YAGURA_TERRAFORM} is not a program on PATH`);
  const sam = findProgram(env.YAGURA_SAM, env.PATH);
  const isolation = await runnerIsolation(env, clock);
  log.info({ ...isolation.report }, 'isolation of steps');
  await isolation.sweep();
  const database = openDatabase(url, 'yagura runner', 8, DATABASE_PATIENCE);
  const { db } = database;
  const holder = `runner:${hostname()}:${process.pid}`;
  const budget = createBudget(clock);
  const repositories = openRepositories({
    ...{ db, clock, dataDir: resolve(env.YAGURA_DATA_DIR) },
    known: () => knownRepositories(config, env),
  });
  const own: ComponentServices = {
    repository: repositories.repository,
    db,
    config,
    clock,
    planKey: key,
    dataDir: resolve(env.YAGURA_DATA_DIR),
    isolation,
    builder: stepBuilder(isolation, process.execPath),
    packagedBuild: packagedBuild({
      ...{ isolation, node: process.execPath, sam: sam === undefined ? undefined : samProgram(sam) },
      ...{ toolchains: env.YAGURA_BUILD_TOOLS, registries: packageRegistries(env) },
      privateNetworks: env.YAGURA_STEP_NETWORKS,
    }),
    probe: httpProbe(env.awsEndpoint),
    hcp: { fetch, secretNamed: env.secretNamed },
    terraform: {
      program: terraform,
      tofu: findProgram(env.YAGURA_TOFU, env.PATH),
      terragrunt: findProgram(env.YAGURA_TERRAGRUNT, env.PATH),
      cliConfig: env.YAGURA_TERRAFORM_RC && resolve(env.YAGURA_TERRAFORM_RC),
      endpoint: env.awsEndpoint,
      reach: { hosts: env.YAGURA_STEP_HOSTS, privateNetworks: env.YAGURA_STEP_NETWORKS },
    },
    aws: ({ account, region }, role, sessionName, then) => {
      const chain = roleChain(config.current(), role);
      const before = { role, ...(chain.externalId ? { externalId: chain.externalId } : {}) };
      const target = then ? { ...then, via: [...chain.via, before] } : { role, ...chain };
      return awsClients({ account, region, sessionName, ...target }, budget, clock);
    },
  };
  const leaseTtl = seconds(env.YAGURA_LEASE_SECONDS);
  const accounts = env.YAGURA_RUNNER_ACCOUNTS;
  const pool = accounts.length > 0 ? { accounts } : {};
  const engine = createEngine({
    db,
    config,
    clock,
    ids: randomUUID,
    engines: { terraform: terraformEngine(own), cloudformation: cloudformationEngine(own) },
    repository: repositories.repository,
    planKey: key,
    signer,
    holder,
    leaseTtl,
    ...pool,
    most: RUNS_AT_ONCE,
    log,
  });
  const wake = () => callingFor('run', engine.wake);
  const snapshots = snapshotSchedule({
    db,
    config,
    clock,
    holder,
    leaseTtl,
    ...pool,
    log,
    take: (...what) => callingFor('snapshot', () => takeStateSnapshot(own, ...what)),
    wake,
  });

  const drift = driftWatch({
    ...{ db, config, clock, holder, log, ...pool },
    look: (component, commit, signal) =>
      callingFor('drift', () =>
        component.engine === 'terraform'
          ? lookAtRoot(own, component, commit, signal)
          : lookAtStack(own, component, signal),
      ),
  });

  // A portal that starts as a whole: PostgreSQL may come later.
  await database.pool.query('select 1');
  const boss = await openBoss(url, 'yagura runner', (error) => log.error({ error: error.message }, 'queue'));
  await boss.work(RUN_QUEUE, async () => wake());
  const sign = async () => {
    const doing = engine.doing().map((number) => `#${number}`);
    await beat(db, holder, 'runner', packageVersion(), doing.join(' '), pool.accounts);
    const { version } = config.current();
    await putFileVersion(db, { process: `runner:${hostname()}`, version, at: config.writtenAt() });
    await addApiCalls(
      db,
      budget.drain().map((count) => ({ ...count, process: 'runner' })),
    );
  };
  const sweepMirrors = async () => {
    const { mirrors } = config.current().file.keep;
    const removed = await removeOldMirrors(mirrorsBelow(own.dataDir), minus(clock(), mirrors));
    if (removed > 0) log.info({ removed }, 'removed mirrors that nobody asks any more');
  };
  const failed = (what: string) => (error: unknown) => log.error({ error: String(error) }, what);
  await sign().catch(failed('heartbeat'));
  await putIsolation(db, `runner:${hostname()}`, isolation.report).catch(failed('isolation of steps'));
  const anchor = async () => {
    const broken = await anchorAudit(db, signer, clock);
    if (broken) log.error({ broken }, 'the audit is not what was signed before: not signed');
  };
  await anchor().catch(failed('anchor'));
  const timers = [
    every(ANCHOR_MS, anchor, failed('anchor')),
    every(REPORTS_EVERY, sign, failed('heartbeat')),
    every(LOOK_MS, async () => wake(), failed('looking for work')),
    every(SNAPSHOT_LOOK_MS, snapshots.look, failed('snapshots')),
    every(DRIFT_LOOK_MS, drift.look, failed('drift')),
    every(REPOSITORIES_LOOK_MS, repositories.look, failed('repositories')),
    every(SWEEP_MS, isolation.sweep, failed('old workspaces')),
    every(MIRRORS_MS, sweepMirrors, failed('old mirrors')),
  ];
  repositories.askAll().catch(failed('repositories'));
  wake();
  log.info(
    { holder, publicKey: signer.publicKey, environments: [...config.current().environments.keys()] },
    'runner started',
  );

  return {
    readRepositories: repositories.askAll,
    async stop() {
      timers.forEach(clearInterval);
      await boss.stop({ graceful: false });
      await Promise.all([engine.stop(), snapshots.stop(), drift.stop()]);
      await sign().catch(failed('heartbeat'));
      await leaveHeartbeat(db, holder).catch(() => undefined);
      await database.close();
      await isolation.close();
    },
  };
}

const stopSignal = (): Promise<void> =>
  new Promise((done) => {
    process.once('SIGTERM', () => done());
    process.once('SIGINT', () => done());
  });

function packageVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
