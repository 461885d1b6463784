import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startLocalCloud } from '#infra/local/start.ts';
import { configFromFile } from '#lib/config/source.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { isFinal, type Run, type RunState } from '#lib/domain/deploy/run.ts';
import { instant } from '#lib/domain/time.ts';
import { openDatabase } from '#lib/store/db.ts';
import { openBoss, runQueue } from '#lib/store/queue.ts';
import { runLogAfter } from '#lib/store/run-log.ts';
import { getRun } from '#lib/store/runs.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { grantAccess } from '../demo/access.ts';
import { type Child, startChild } from '../demo/child-process.ts';
import { readToolchain, repoRoot } from '../toolchain.ts';

export const alice: Caller = {
  id: 'alice',
  name: 'Alice',
  email: 'alice@example.org',
  grants: [{ role: 'admin', on: '*' }],
  via: 'session',
};

/** Long enough for one step on a busy machine, short enough to fail a test. */
const PATIENCE_MS = 180_000;

/** The embedded cloud with Yagura's roles, PostgreSQL, and runners that can be killed. */
export async function startPortal() {
  const tools = readToolchain();
  if (!tools.python.ministack) throw new Error('no MiniStack: run `npm run bootstrap`');
  const dir = mkdtempSync(join(tmpdir(), 'yagura-kill-'));
  const planKey = randomBytes(32).toString('base64');
  const [server, cloud] = await Promise.all([
    startTestDatabase(),
    startLocalCloud({
      stateDir: join(dir, 'cloud'),
      port: 0,
      python: tools.python.ministack,
      nodeBin: tools.node,
      log: () => undefined,
    }),
  ]);
  const keys = await grantAccess(cloud, tools, repoRoot, dir);
  const web = openDatabase(server.urls.web, 'test web', 3);
  const boss = await openBoss(server.urls.web, 'test web', () => undefined);
  const runners: Child[] = [];
  const clock = () => instant(Date.now());
  const repository = join(dir, 'repository');
  execFileSync('git', ['clone', '--quiet', repoRoot, repository]);
  const file = join(dir, 'portal.yaml');
  const demo = readFileSync(join(repoRoot, 'portal.demo.yaml'), 'utf8');
  writeFileSync(file, demo.replace(/^repository: .*$/m, 'repository: repository'));
  return {
    cloud,
    db: web.db,
    pool: web.pool,
    /** Where commits come from: a clone that a test may commit to. */
    repository,
    commands: { db: web.db, config: configFromFile(file), queue: runQueue(boss), clock, ids: randomUUID },

    startRunner(): Child {
      const runner = startChild({
        name: 'runner',
        command: tools.node,
        args: [join(repoRoot, 'bin/runner.ts')],
        cwd: repoRoot,
        logFile: join(dir, 'logs/runner.log'),
        env: {
          PATH: `${dirname(tools.node)}:${dirname(tools.terraform)}:/usr/local/bin:/usr/bin:/bin`,
          HOME: dir,
          AWS_ENDPOINT_URL: cloud.endpoint,
          AWS_REGION: cloud.region,
          AWS_ACCESS_KEY_ID: keys.runner.accessKeyId,
          AWS_SECRET_ACCESS_KEY: keys.runner.secretAccessKey,
          AWS_EC2_METADATA_DISABLED: 'true',
          DATABASE_URL_RUNNER: server.urls.runner,
          YAGURA_CONFIG: file,
          YAGURA_DATA_DIR: join(dir, 'data'),
          YAGURA_PLAN_KEY: planKey,
          YAGURA_LEASE_SECONDS: '5',
          YAGURA_TERRAFORM: tools.terraform,
          YAGURA_TERRAFORM_RC: tools.terraformCliConfig,
        },
      });
      runners.push(runner);
      return runner;
    },

    /** Waits until the run is there, looking often enough to kill a runner in the middle. */
    async reaches(runId: string, state: RunState, so: (run: Run) => boolean = () => true): Promise<Run> {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const run = await getRun(web.db, runId);
        if (run?.state === state && so(run)) return run;
        if ((run && isFinal(run.state)) || Date.now() > deadline) {
          const log = (await runLogAfter(web.db, runId, 0, 5_000)).slice(-20).map((each) => each.line);
          throw new Error(`run is ${run?.state}, not ${state}: ${run?.failure?.cause}\n${log.join('\n')}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    },

    async stop() {
      await Promise.all(runners.map((each) => each.stop()));
      await boss.stop({ graceful: false });
      await web.close();
      await cloud.stop();
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;
