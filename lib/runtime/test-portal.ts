import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PgBoss } from 'pg-boss';
import { onTestFinished, TestRunner } from 'vitest';
import { configFromFile } from '#lib/config/source.ts';
import { createEngine, type Engine } from '#lib/deploy/engine/engine.ts';
import type { Engines } from '#lib/deploy/job.ts';
import { openRepositories } from '#lib/deploy/repositories.ts';
import { runnerSigner } from '#lib/deploy/signer.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { isFinal, type Run, type RunState } from '#lib/domain/deploy/run.ts';
import { type Clock, instant, seconds } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import { openBoss, runQueue } from '#lib/store/queue.ts';
import { getRun } from '#lib/store/runs.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { knownRepositories } from './runner/repositories.ts';
import { testEngine } from './test-engines.ts';

/** What a command needs, against a database and a repository of the test's own. */
export type TestPortal = Awaited<ReturnType<typeof startTestPortal>>;

export const person = (id: string): Caller => ({
  id,
  name: id,
  email: `${id}@example.org`,
  grants: [{ role: 'admin', on: '*' }],
  via: 'session',
});

/** PostgreSQL, a repository with one commit on `main` and one on `side`, and a `portal.yaml` for both. */
export async function startTestPortal(settings = PORTAL) {
  const dir = mkdtempSync(join(tmpdir(), 'yagura-portal-'));
  const commits = makeRepository(join(dir, 'repository'));
  const file = join(dir, 'portal.yaml');
  writeFileSync(file, settings);
  const server = await startTestDatabase();
  const web = openDatabase(server.urls.web, 'test web', 4);
  const runner = openDatabase(server.urls.runner, 'test runner', 8);
  const config = configFromFile(file);
  await knowPeople(web, ['alice', 'bob', 'carol', 'goro', 'hana']);
  const boss = await openBoss(server.urls.web, 'test web', () => undefined);
  const clock = () => instant(Date.now());
  const repositories = openRepositories({
    ...{ db: runner.db, clock, dataDir: join(dir, 'data') },
    known: () => knownRepositories(config, { secretNamed: () => undefined }),
  });
  await repositories.askAll();
  const engines = { terraform: testEngine(), cloudformation: testEngine() };
  return {
    dir,
    server,
    web,
    runner,
    config,
    commits,
    engines,
    /** Another `portal.yaml`; both sides read it at their next look. */
    writeConfig: (text: string) => writeFileSync(file, text),
    commands: { db: web.db, config, queue: runQueue(boss), clock, ids: randomUUID },

    /** As a runner does every few seconds: what was committed since can be asked for. */
    readRepositories: repositories.askAll,

    /**
     * An engine with its own holder name; `wake` it by hand. It ends with its test: one whose run has just ended looks
     * once more by itself, and would take what the next test asks for. One made outside of a test is stopped by hand.
     */
    engine(
      holder: string,
      own: Engines = engines,
      db: Database['db'] = runner.db,
      accounts?: readonly string[],
      /** Of the machine that it runs on, which may be wrong. */
      ownClock: Clock = clock,
    ): Engine {
      const engine = createEngine({
        db,
        config,
        clock: ownClock,
        ids: randomUUID,
        engines: own,
        repository: repositories.repository,
        planKey: Buffer.alloc(32, 3),
        signer: runnerSigner(Buffer.alloc(32, 3)),
        holder,
        leaseTtl: seconds(2),
        ...(accounts ? { accounts } : {}),
        most: 4,
        log: { info: () => undefined, error: () => undefined },
      });
      if (TestRunner.getCurrentTest()) onTestFinished(() => engine.stop());
      return engine;
    },

    when,

    /** Waits until what an engine does has come so far. */
    async until(reached: Promise<unknown>, engine: Engine): Promise<void> {
      let isReached = false;
      const noted = reached.then(() => {
        isReached = true;
      });
      await when('what it was to do', async () => isReached, engine);
      await noted;
    },

    /** Waits until the run is in one of these states. @throws when it ended in another */
    reaches: (runId: string, states: readonly RunState[], engine?: Engine): Promise<RunState> =>
      when(
        `run ${runId} to be ${states.join(' or ')}`,
        async () => {
          const run = await getRun(web.db, runId);
          if (run && states.includes(run.state)) return run.state;
          if (run && isFinal(run.state))
            throw new Error(`run ended ${run.state}: ${run.failure?.cause ?? ''}`);
          return undefined;
        },
        engine,
      ),

    /** Waits until the run has ended, however. */
    ends: (runId: string, engine: Engine): Promise<Run> =>
      when(
        `run ${runId} to end`,
        async () => {
          const run = await getRun(web.db, runId);
          return run && isFinal(run.state) ? run : undefined;
        },
        engine,
      ),

    async stop() {
      await stopAll(boss, web, runner);
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/**
 * Waits for a fact as long as a test may take. Wakes the engine at every look, as its clock does in a runner: a single look may
 * find the environment in another's hand still.
 */
async function when<T>(what: string, so: () => Promise<T | undefined | false>, engine?: Engine): Promise<T> {
  for (let looks = 0; looks < 4_000; looks += 1) {
    engine?.wake();
    const found = await so();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`waited in vain for ${what}`);
}

async function stopAll(boss: PgBoss, ...databases: readonly Database[]): Promise<void> {
  await boss.stop({ graceful: false });
  await Promise.all(databases.map((each) => each.close()));
}

/** As sign-in does: approvals count while the account's groups give the right. */
async function knowPeople({ pool }: Database, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await pool.query(
      `insert into users (id, name, email, groups) values ($1, $1, $1 || '@example.org', '["admins"]')`,
      [id],
    );
}

function makeRepository(dir: string): { main: string; side: string } {
  mkdirSync(dir);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', dir, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      encoding: 'utf8',
    }).trim();
  git('init', '-q', '-b', 'main');
  const commit = (text: string) => {
    writeFileSync(join(dir, 'file'), text);
    git('add', '.');
    git('commit', '-q', '-m', `write ${text}`);
    return git('rev-parse', 'HEAD');
  };
  const main = commit('one');
  git('checkout', '-q', '-b', 'side');
  const side = commit('two');
  git('checkout', '-q', 'main');
  return { main, side };
}

const environment = (name: string, infrastructure: string, application: string) => `
      ${name}:
        account: '000000000000'
        region: ap-northeast-1
        prefix: demo-${name}
        roles:
          read: arn:aws:iam::000000000000:role/read
          plan: arn:aws:iam::000000000000:role/plan
          deployInfrastructure: arn:aws:iam::000000000000:role/infra
          deployApplication: arn:aws:iam::000000000000:role/app
        components:
          infrastructure: { engine: terraform, directory: x, state: { kind: local, path: ${name}/s }, ${infrastructure} }
          application: { engine: cloudformation, template: t.yaml, stack: demo-${name}, after: [infrastructure], ${application} }`;

export const PORTAL = `
version: 2
defaultSystem: demo
repositories: { main: repository }
access: [{ group: admins, role: admin, on: '*' }]
systems:
  demo:
    title: Demo
    environments:${environment('dev', "refs: ['*'], approvals: 0", "refs: ['*'], approvals: 0")}${environment('prod', 'refs: [main], approvals: 1', 'refs: [main], approvals: 1, promotedFrom: demo/dev')}
`;
