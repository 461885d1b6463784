import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { requestDeployment } from '#lib/commands/deployments/request.ts';
import type { ConfiguredComponent } from '#lib/config/components.ts';
import type { EngineSteps } from '#lib/deploy/job.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import { type GitServer, gitServer } from '#lib/git/server-in-test.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { keptRefs } from '#lib/store/repository-refs.ts';
import { runLogAfter } from '#lib/store/run-log.ts';
import { testEngine } from './test-engines.ts';
import { person, startTestPortal, type TestPortal } from './test-portal.ts';

/** A team's repository, known by its address alone and served by Git's own server. */
const root = mkdtempSync(join(tmpdir(), 'yagura-fragments-'));
const app = join(root, 'app');
const git = (...args: string[]) =>
  execFileSync('git', ['-C', app, '-c', 'user.name=t', '-c', 'user.email=t@x.org', ...args], {
    encoding: 'utf8',
  }).trim();

const settings = (fragments: string) => `
version: 2
defaultSystem: demo
repositories: { main: repository, app: { url: '${server.url}/app'${fragments} } }
access: [{ group: admins, role: admin, on: '*' }]
systems:
  demo:
    title: Demo
    environments:
      dev:
        account: '000000000000'
        region: ap-northeast-1
        roles:
          read: arn:aws:iam::000000000000:role/read
          plan: arn:aws:iam::000000000000:role/plan
          deployInfrastructure: arn:aws:iam::000000000000:role/infra
          deployApplication: arn:aws:iam::000000000000:role/app
        components:
          network: { engine: terraform, repository: app, directory: x, state: { kind: local, path: dev/s }, refs: [main], approvals: 0 }
          api:
            engine: cloudformation
            repository: app
            template: central.yaml
            stack: demo-dev
            after: [network]
            inputs: { Stage: dev }
            refs: [main]
            approvals: 0
`;
const ALLOWED = ', fragments: [template, build, inputs, verify]';

let server: GitServer;
let portal: TestPortal;
let seen: { readonly at: string; readonly component: ConfiguredComponent }[] = [];

beforeAll(async () => {
  mkdirSync(app);
  git('init', '-q', '-b', 'main');
  git('config', 'uploadpack.allowFilter', 'true');
  git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  server = await gitServer(root);
  portal = await startTestPortal(settings(ALLOWED));
});
afterAll(async () => {
  await portal?.stop();
  await server?.close();
  rmSync(root, { recursive: true, force: true });
});
beforeEach(() => {
  seen = [];
  portal.writeConfig(settings(ALLOWED));
});

const notes: EngineSteps = {
  ...testEngine(),
  async plan(job) {
    seen.push({ at: 'plan', component: job.component });
    return testEngine().plan(job);
  },
  async apply({ component }, _stored, _files, gate) {
    await gate.begin();
    seen.push({ at: 'apply', component });
    return { kind: 'applied' };
  },
  async verify({ component }) {
    seen.push({ at: 'verify', component });
    return undefined;
  },
};

function commit(fragment: string): void {
  writeFileSync(join(app, 'yagura.yaml'), fragment);
  git('add', '.');
  git('commit', '-q', '--allow-empty', '-m', 'ours');
}

/** Asks for the newest commit of `main` and waits for the run of `api`. */
async function deployed(): Promise<Run> {
  await portal.readRepositories();
  expect((await keptRefs(portal.web.db, 'app'))?.reading.state).toBe('ready');
  const asked = { environment: 'demo/dev' as const, ref: 'main', only: ['api'] };
  const answer = await requestDeployment.ask(portal.commands, person('alice'), asked);
  if (!answer.ok) throw new Error(answer.error.code);
  const engine = portal.engine('fragments', { terraform: notes, cloudformation: notes });
  const run = await portal.ends(answer.value.runs[0]?.id ?? '', engine);
  await engine.stop();
  return run;
}
const logOf = async ({ id }: Run) => (await runLogAfter(portal.web.db, id, 0, 500)).map(({ line }) => line);

it('a repository by address says template, build, inputs and verify of its component, read at the commit of the run', async () => {
  commit(`version: 2
components:
  demo/*/api:
    template: api/template.yaml
    build: { command: [make, template] }
    inputs: { Vpc: network.vpc_id }
    verify: { health: [Url/health] }
`);
  const run = await deployed();
  expect(run.state).toBe('succeeded');
  expect(seen.map(({ at }) => at)).toEqual(['plan', 'apply', 'verify']);
  for (const { component } of seen)
    expect(component).toMatchObject({
      template: 'api/template.yaml',
      build: { command: ['make', 'template'] },
      inputs: { Stage: { value: 'dev' }, Vpc: { from: { component: 'network', output: 'vpc_id' } } },
      health: ['Url/health'],
    });
  expect((await latestPlan(portal.web.db, run.id))?.plan.madeBy.fragment).toEqual([
    { setting: 'template', file: 'yagura.yaml', line: 4 },
    { setting: 'build', file: 'yagura.yaml', line: 5 },
    { setting: 'verify', file: 'yagura.yaml', line: 7 },
    { setting: 'inputs.Vpc', file: 'yagura.yaml', line: 6 },
  ]);
});

it('what a repository may not say ends the run before anything is planned, with file, line, value and what would be right', async () => {
  commit(`version: 2
components:
  demo/dev/api:
    approvals: 0
`);
  const run = await deployed();
  expect(run).toMatchObject({
    state: 'failed',
    failure: {
      code: 'fragment.refused',
      cause:
        'yagura.yaml:4 components.demo/dev/api.approvals: there is no such key; there are template, build, inputs, verify (found 0)',
    },
  });
  expect(seen).toEqual([]);
});

it('a file that portal.yaml does not allow is not read, and the log says so', async () => {
  commit('version: 2\ncomponents: { demo/dev/api: { template: other.yaml } }\n');
  portal.writeConfig(settings(''));
  const run = await deployed();
  expect(run.state).toBe('succeeded');
  expect(seen[0]?.component).toMatchObject({ template: 'central.yaml' });
  expect(await logOf(run)).toContain(
    'yagura.yaml of the commit is not read: portal.yaml allows no fragments of the repository app',
  );
});

it('a link in its place is not followed', async () => {
  rmSync(join(app, 'yagura.yaml'));
  symlinkSync('/etc/passwd', join(app, 'yagura.yaml'));
  git('add', '.');
  git('commit', '-q', '-m', 'a link');
  expect(await deployed()).toMatchObject({
    state: 'failed',
    failure: { code: 'clone.failed', cause: 'yagura.yaml is no plain file' },
  });
});
