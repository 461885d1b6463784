import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import pino, { type Logger } from 'pino';
import { createBudget } from '#lib/aws/budget.ts';
import { callingFor } from '#lib/aws/purpose.ts';
import { databaseUrl, type Env, loadEnv, required } from '#lib/config/env.ts';
import { configFromFile } from '#lib/config/source.ts';
import { cloudformationEngine } from '#lib/deploy/cloudformation/engine.ts';
import { lookAtRoot } from '#lib/deploy/drift/look-at-root.ts';
import { lookAtStack } from '#lib/deploy/drift/look-at-stack.ts';
import { driftWatch } from '#lib/deploy/drift/watch.ts';
import { createEngine } from '#lib/deploy/engine/engine.ts';
import { DATABASE_PATIENCE } from '#lib/deploy/engine/grip.ts';
import { openRepositories } from '#lib/deploy/repositories.ts';
import { planKey } from '#lib/deploy/sealed.ts';
import { runnerSigner } from '#lib/deploy/signer.ts';
import { snapshotSchedule } from '#lib/deploy/snapshot/schedule.ts';
import { takeStateSnapshot } from '#lib/deploy/snapshot/take.ts';
import { terraformEngine } from '#lib/deploy/terraform/engine.ts';
import { type Clock, instant, seconds } from '#lib/domain/time.ts';
import { openDatabase } from '#lib/store/db.ts';
import { leaveHeartbeat } from '#lib/store/heartbeats.ts';
import { openBoss, RUN_QUEUE } from '#lib/store/queue.ts';
import { startChores } from './runner/chores.ts';
import { componentServices } from './runner/component-services.ts';
import { runnerIsolation } from './runner/isolation.ts';
import { runnerPrograms } from './runner/programs.ts';
import { knownRepositories } from './runner/repositories.ts';
import { stopSignal } from './stop-signal.ts';

export type RunningRunner = {
  readonly stop: () => Promise<void>;
  /** Asks every repository of `portal.yaml` now. */
  readonly readRepositories: () => Promise<void>;
};

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
  const programs = runnerPrograms(env);
  const isolation = await runnerIsolation(env, clock);
  log.info({ ...isolation.report }, 'isolation of steps');
  await isolation.sweep();
  const database = openDatabase(url, 'yagura runner', 8, DATABASE_PATIENCE);
  const { db } = database;
  const holder = `runner:${hostname()}:${process.pid}`;
  const budget = createBudget(clock);
  const dataDir = resolve(env.YAGURA_DATA_DIR);
  const known = () => knownRepositories(config, env);
  const repositories = openRepositories({ db, clock, dataDir, known });
  const { repository } = repositories;
  const own = componentServices(
    { db, config, clock, dataDir, planKey: key, isolation, repository, budget, programs },
    env,
  );
  const leaseTtl = seconds(env.YAGURA_LEASE_SECONDS);
  const accounts = env.YAGURA_RUNNER_ACCOUNTS;
  const pool = accounts.length > 0 ? { accounts } : {};
  const shared = { db, config, clock, holder, log, ...pool };
  const engine = createEngine({
    ...{ ...shared, leaseTtl, signer, repository, planKey: key, ids: randomUUID, most: RUNS_AT_ONCE },
    engines: { terraform: terraformEngine(own), cloudformation: cloudformationEngine(own) },
  });
  const wake = () => callingFor('run', engine.wake);
  const snapshots = snapshotSchedule({
    ...{ ...shared, leaseTtl, wake },
    take: (...what) => callingFor('snapshot', () => takeStateSnapshot(own, ...what)),
  });
  const drift = driftWatch({
    ...shared,
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
  const chores = await startChores({
    ...{ own, budget, signer, log, holder, ...pool },
    ...{ engine, wake, snapshots, drift, repositories },
  });
  log.info(
    { holder, publicKey: signer.publicKey, environments: [...config.current().environments.keys()] },
    'runner started',
  );

  return {
    readRepositories: repositories.askAll,
    async stop() {
      chores.stop();
      await boss.stop({ graceful: false });
      await Promise.all([engine.stop(), snapshots.stop(), drift.stop()]);
      await chores.sign();
      await leaveHeartbeat(db, holder).catch(() => undefined);
      await database.close();
      await isolation.close();
    },
  };
}
