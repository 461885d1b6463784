import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { startLocalCloud } from '#infra/local/start.ts';
import { requestApplication, requestInfrastructure } from '#lib/commands/deployments/request.ts';
import { approveInfrastructure } from '#lib/commands/runs/approve.ts';
import { configFromFile } from '#lib/config/source.ts';
import { openRepositories } from '#lib/deploy/repositories.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { Origin } from '#lib/domain/deploy/release.ts';
import { isFinal, type Lane, type Run, type RunState } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { instant, minutes } from '#lib/domain/time.ts';
import { knownRepositories } from '#lib/runtime/runner/repositories.ts';
import { openDatabase } from '#lib/store/db.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { openBoss, runQueue } from '#lib/store/queue.ts';
import { runLogAfter } from '#lib/store/run-log.ts';
import { getRun } from '#lib/store/runs.ts';
import { freePort, startTestDatabase } from '#lib/store/test-database.ts';
import { grantAccess } from '../demo/access.ts';
import { type Child, startChild } from '../demo/child-process.ts';
import { demoFrom } from '../demo/portal-file.ts';
import { type Parts, type ProcessName, processEnvironment } from '../demo/process-environment.ts';
import { demoSecrets } from '../demo/settings.ts';
import { readToolchain, repoRoot } from '../toolchain.ts';

export const alice: Caller = {
  id: 'alice',
  name: 'Alice',
  email: 'alice@example.org',
  grants: [{ role: 'admin', on: '*' }],
  via: 'session',
};

/** Long enough for one deploy on a busy machine, short enough to fail a test. */
const PATIENCE_MS = 400_000;
const WEB_WITHIN_MS = 60_000;
/** A dead runner's environment is free after so long. */
export const LEASE_SECONDS = 5;

/** The embedded cloud with Yagura's roles, PostgreSQL, and processes of the product that can be killed. */
export async function startPortal() {
  const tools = readToolchain();
  if (!tools.python.ministack) throw new Error('no MiniStack: run `npm run bootstrap`');
  const dir = mkdtempSync(join(tmpdir(), 'yagura-faults-'));
  const secrets = demoSecrets(dir);
  const [server, cloud, webPort, collectorPort] = await Promise.all([
    startTestDatabase(),
    startLocalCloud({
      stateDir: join(dir, 'cloud'),
      port: 0,
      python: tools.python.ministack,
      nodeBin: tools.node,
      log: () => undefined,
      trail: true,
    }),
    freePort(),
    freePort(),
  ]);
  const keys = await grantAccess(cloud, tools, repoRoot, dir);
  // Whoever watches must outlive PostgreSQL too.
  const web = openDatabase(server.urls.web, 'faults', 3, minutes(2));
  const boss = await openBoss(server.urls.web, 'faults', () => undefined);
  const runner = openDatabase(server.urls.runner, 'faults', 1, minutes(2));
  const children: Child[] = [];
  const clock = () => instant(Date.now());
  const repository = join(dir, 'repository');
  execFileSync('git', ['clone', '--quiet', repoRoot, repository]);
  const file = join(dir, 'portal.yaml');
  // Nobody watches here unless asked to: each point would wait for minutes.
  const unwatched = demoFrom('repository').replace(/ +afterDeploy: .*\n/, '');
  writeFileSync(file, unwatched);
  const parts: Parts = {
    ...{ database: server, cloud, keys, secrets, dir, tools, config: file },
    path: `${dirname(tools.node)}:${dirname(tools.terraform)}:/usr/local/bin:/usr/bin:/bin`,
    portal: `http://localhost:${webPort}`,
    collector: `http://127.0.0.1:${collectorPort}`,
  };
  const commands = {
    db: web.db,
    config: configFromFile(file),
    queue: runQueue(boss),
    clock,
    ids: randomUUID,
  };

  const repositories = openRepositories({
    ...{ db: runner.db, clock, dataDir: join(dir, 'requests') },
    known: () => knownRepositories(commands.config, { secretNamed: () => undefined }),
  });

  let stopped: Promise<void> | undefined;
  async function stopAll(): Promise<void> {
    await Promise.all(children.map((each) => each.stop()));
    await boss.stop({ graceful: false });
    await Promise.all([web.close(), runner.close()]);
    await cloud.stop();
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }

  return {
    cloud,
    keys,
    server,
    dir,
    db: web.db,
    pool: web.pool,
    /** Where commits come from: a clone that a test may commit to. */
    repository,
    commands,
    /** Whether web can be started: it is built beforehand. */
    webIsBuilt: existsSync(join(repoRoot, '.next/BUILD_ID')),

    start(name: ProcessName): Child {
      const child = startChild({
        name,
        command: tools.node,
        args: [
          join(repoRoot, `bin/${name}.ts`),
          ...(name === 'web' ? ['--hostname', '127.0.0.1', '--port', String(webPort)] : []),
        ],
        cwd: repoRoot,
        logFile: join(dir, `logs/${name}.log`),
        env: {
          ...processEnvironment(name, parts),
          AWS_EC2_METADATA_DISABLED: 'true',
          YAGURA_LEASE_SECONDS: String(LEASE_SECONDS),
        },
      });
      children.push(child);
      return child;
    },

    /** Has releases of an environment watched for a minute, the shortest time that there is; of none: nobody is. */
    watchReleases(environment?: EnvironmentKey): void {
      const document = parseDocument(unwatched);
      const [system, name] = environment?.split('/') ?? [];
      if (system && name)
        document.setIn(['systems', system, 'environments', name, 'afterDeploy'], {
          watch: '1m',
          requests: 5,
        });
      writeFileSync(file, document.toString());
    },

    /** Reads the repository itself: the runner may be dead by now. */
    async request(environment: EnvironmentKey, lane: Lane, origin?: Origin): Promise<string> {
      await repositories.askAll();
      const command = lane === 'infrastructure' ? requestInfrastructure : requestApplication;
      const answer = await command.ask(commands, alice, {
        ...{ environment, ref: 'HEAD' },
        ...(origin ? { origin } : {}),
      });
      if (!answer.ok) throw new Error(`${answer.error.code}: ${JSON.stringify(answer.error.params)}`);
      return answer.value.runs[0]?.id ?? '';
    },

    /** As somebody else than who asks. */
    async approve(environment: EnvironmentKey, runId: string): Promise<void> {
      await web.pool.query(
        `insert into users (id, name, email, groups) values ('bob', 'Bob', 'bob@example.org', '["admins"]')
         on conflict do nothing`,
      );
      await this.reaches(runId, 'awaiting-approval');
      const content = (await latestPlan(web.db, runId))?.plan.content ?? '';
      await approveInfrastructure.ask(commands, { ...alice, id: 'bob' }, { environment, runId, content });
    },

    /** A new commit in which a file says something else. */
    commit(path: string, change: (text: string) => string): void {
      const file = join(repository, path);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
      const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
      execFileSync('git', ['-C', repository, ...author, 'commit', '--quiet', '-am', `change ${path}`]);
    },

    /** Waits for web, which may have been started a moment ago. */
    async webAnswers(): Promise<boolean> {
      const deadline = Date.now() + WEB_WITHIN_MS;
      while (Date.now() < deadline) {
        const answer = await fetch(`http://127.0.0.1:${webPort}/api/health/live`).catch(() => undefined);
        if (answer?.ok) return true;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return false;
    },

    /** Waits until the run is there, looking often enough to kill a process in the middle. */
    async reaches(runId: string, state: RunState, so: (run: Run) => boolean = () => true): Promise<Run> {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const run = await getRun(web.db, runId).catch(() => undefined);
        if (run?.state === state && so(run)) return run;
        if ((run && isFinal(run.state)) || Date.now() > deadline) {
          const log = (await runLogAfter(web.db, runId, 0, 5_000)).slice(-20).map((each) => each.line);
          throw new Error(`run is ${run?.state}, not ${state}: ${run?.failure?.cause}\n${log.join('\n')}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    },

    /** Once, whoever asks: a signal may come while it stops by itself. */
    stop(): Promise<void> {
      stopped ??= stopAll();
      return stopped;
    },
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;
