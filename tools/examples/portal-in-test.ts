import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { clientOptions, freshStateDir, startTestCloud } from '#infra/local/testing/cloud.ts';
import { requestDeployment } from '#lib/commands/deployments/request.ts';
import type { RequestArgs } from '#lib/commands/deployments/request-args.ts';
import { configFromFile } from '#lib/config/source.ts';
import { isFinal, type Run } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { instant } from '#lib/domain/time.ts';
import { gitServer } from '#lib/git/server-in-test.ts';
import { person } from '#lib/runtime/test-portal.ts';
import { openDatabase } from '#lib/store/db.ts';
import { openBoss, runQueue } from '#lib/store/queue.ts';
import { keptRefs } from '#lib/store/repository-refs.ts';
import { runLogAfter } from '#lib/store/run-log.ts';
import { getDeployment } from '#lib/store/runs.ts';
import { freePort, startTestDatabase } from '#lib/store/test-database.ts';
import { type BaseKeys, terraformApply } from '../demo/access.ts';
import { type Child, startChild } from '../demo/child-process.ts';
import { type Parts, type ProcessName, processEnvironment } from '../demo/process-environment.ts';
import { demoSecrets } from '../demo/settings.ts';
import { readToolchain, repoRoot } from '../toolchain.ts';

const PATIENCE_MS = 240_000;
const LOOK_EVERY_MS = 250;

/** A stranger's portal: its examples lie in a Git repository of their own, known by its address alone. */
export async function portalOfExamples() {
  const tools = readToolchain();
  if (!tools.python.sam) throw new Error('no SAM command line: run `npm run bootstrap`');
  const dir = mkdtempSync(join(tmpdir(), 'yagura-examples-'));
  const remotes = join(dir, 'remotes');
  makeRepository(join(remotes, 'examples'));
  const [git, server, cloud, collectorPort] = await Promise.all([
    gitServer(remotes),
    startTestDatabase(),
    startTestCloud(freshStateDir(), { trail: true }),
    freePort(),
  ]);
  const iam = new IAMClient(clientOptions(cloud));
  const keys = await baseKeys(iam);
  const web = openDatabase(server.urls.web, 'examples', 3);
  const boss = await openBoss(server.urls.web, 'examples', () => undefined);
  await web.pool.query(
    `insert into users (id, name, email, groups) values ('alice', 'alice', 'alice@example.org', '["admins"]')`,
  );
  const children: Child[] = [];
  const config = join(dir, 'portal.yaml');
  const parts: Parts = {
    ...{ database: server, cloud, keys, secrets: demoSecrets(dir), dir, tools, config },
    path: `${dirname(tools.node)}:${dirname(tools.terraform)}:/usr/local/bin:/usr/bin:/bin`,
    portal: 'http://localhost:1',
    collector: `http://127.0.0.1:${collectorPort}`,
  };
  const clock = () => instant(Date.now());

  return {
    cloud,
    db: web.db,
    options: clientOptions(cloud),
    /** What the collector's process signs with. */
    collectorKey: keys.collector,
    shell: { endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.rootCredentials },
    /** Folder of the repository, to commit to. */
    repository: join(remotes, 'examples'),

    /** `portal.yaml` as it is given. */
    useText: (text: string): void => writeFileSync(config, text),

    /** `portal.yaml` of an example, with its repository by address, the Python of this machine, and `more` at its end. */
    use(example: string, more = ''): void {
      const python =
        realpathSync(tools.python.sam ?? '')
          .split('/')
          .at(-1) ?? '';
      const text = readFileSync(join(repoRoot, 'examples', example, 'portal.yaml'), 'utf8');
      writeFileSync(
        config,
        text
          .replace('main: ../..', `main: ${git.url}/examples`)
          .replace('Python: python3.12', `Python: ${python}`)
          .concat(more),
      );
    },

    /** Roles of `portal.yaml` that may do everything: who may what is proven elsewhere. */
    async grant(...names: readonly string[]): Promise<void> {
      for (const name of names) await wideRole(iam, cloud.account, name);
    },

    /** Plan and deploy roles with what `infra/portal/access/team` gives them, as an adopter applies it. @param environments its variable */
    grantTeam: (environments: Readonly<Record<string, object>>): Promise<void> =>
      terraformApply(cloud, tools, repoRoot, dir, 'infra/portal/access/team', {
        environments: JSON.stringify(environments),
        collector_principal_arn: `arn:aws:iam::${cloud.account}:user/yagura-collector`,
        runner_principal_arn: `arn:aws:iam::${cloud.account}:user/yagura-runner`,
        aws_region: cloud.region,
        full_iam_evaluation: 'false',
      }),

    start(name: Exclude<ProcessName, 'web'>): Child {
      const child = startChild({
        name,
        command: tools.node,
        args: [join(repoRoot, `bin/${name}.ts`)],
        cwd: repoRoot,
        logFile: join(dir, `logs/${name}.log`),
        env: { ...processEnvironment(name, parts), AWS_EC2_METADATA_DISABLED: 'true' },
      });
      children.push(child);
      return child;
    },

    /** Asks for all of an environment by a branch, once the runner has read the repository, and waits for its end. */
    async deploy(
      environment: EnvironmentKey,
      ref: string,
      more: Pick<RequestArgs, 'only' | 'origin'> = {},
    ): Promise<readonly Run[]> {
      await until('the repository is read', async () => (await keptRefs(web.db, 'main')) !== undefined);
      const services = {
        db: web.db,
        config: configFromFile(config),
        queue: runQueue(boss),
        clock,
        ids: randomUUID,
      };
      const answer = await requestDeployment.ask(services, person('alice'), { environment, ref, ...more });
      if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params)}`);
      const runs = async () => (await getDeployment(web.db, answer.value.id))?.runs ?? [];
      await until('all runs end', async () => (await runs()).every(({ state }) => isFinal(state)));
      const ended = await runs();
      for (const run of ended) {
        if (run.state === 'succeeded' || run.state === 'no-change') continue;
        const log = (await runLogAfter(web.db, run.id, 0, 5_000)).slice(-30).map(({ line }) => line);
        throw new Error(`${run.component} is ${run.state}: ${run.failure?.cause}\n${log.join('\n')}`);
      }
      return ended;
    },

    until,

    async stop() {
      await Promise.all(children.map((each) => each.stop()));
      iam.destroy();
      await boss.stop({ graceful: false });
      await web.close();
      await Promise.all([git.close(), cloud.stop(), server.stop()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function until(what: string, so: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await so())) {
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** What a team would have at its Git host. */
function makeRepository(dir: string): void {
  mkdirSync(dir, { recursive: true });
  cpSync(join(repoRoot, 'examples'), join(dir, 'examples'), { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', dir, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args]);
  git('init', '-q', '-b', 'trunk');
  git('config', 'uploadpack.allowFilter', 'true');
  git('config', 'http.receivepack', 'false');
  git('add', '.');
  git('commit', '-q', '-m', 'what we have');
}

async function baseKeys(iam: IAMClient): Promise<BaseKeys> {
  const key = async (name: string) => {
    await iam.send(new CreateUserCommand({ UserName: name }));
    const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'assume', PolicyDocument }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
    return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  };
  return { collector: await key('yagura-collector'), runner: await key('yagura-runner') };
}

async function wideRole(iam: IAMClient, account: string, RoleName: string): Promise<void> {
  const policy = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const AWS = ['collector', 'runner'].map((name) => `arn:aws:iam::${account}:user/yagura-${name}`);
  await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }),
    }),
  );
  await iam.send(
    new PutRolePolicyCommand({
      ...{ RoleName, PolicyName: 'everything' },
      PolicyDocument: policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
    }),
  );
}
