import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { stateVersionOf, TERRAFORM } from '#lib/terraform/cli/terraform.ts';
import { outputsOf } from '../inputs/outputs.ts';
import { type HcpInTest, hcpInTest, ORGANIZATION, WORKSPACE } from './hcp-in-test.ts';
import { planning, showing } from './plan.ts';
import { rootForTest } from './root-in-test.ts';
import { sightState } from './sighting.ts';

const TOKEN = 'hcp-secret-token-of-a-test';
/** The commit's own block names another workspace: it is replaced. */
const SOURCE = `
terraform {
  cloud {
    organization = "somebody-else"
    workspaces { name = "elsewhere" }
  }
}
resource "terraform_data" "one" {
  input = "hello"
}
output "said" {
  value = terraform_data.one.output
}
`;

let dir: string;
let address: string;
let commit: string;
let hcp: HcpInTest;
let root: Awaited<ReturnType<typeof rootForTest>>;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yagura-hcp-'));
  for (const each of ['tls', 'repository']) mkdirSync(join(dir, each));
  hcp = await hcpInTest(join(dir, 'tls'), TOKEN);
  address = join(dir, 'repository');
  writeFileSync(join(address, 'main.tf'), SOURCE);
  const git = (...args: string[]) =>
    String(
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: address }),
    ).trim();
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'one');
  commit = git('rev-parse', 'HEAD');
  root = await rootForTest('none', undefined, undefined, {
    hcp: access(),
    env: { SSL_CERT_FILE: hcp.authority },
  });
});
afterAll(async () => {
  await root?.end();
  hcp?.close();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  hcp.asked.length = 0;
  hcp.workspace.executionMode = 'local';
});

const access = () => ({
  fetch: hcp.fetch,
  secretNamed: (name: string) => (name === 'HCP_TOKEN' ? TOKEN : undefined),
});
const state = (more: { token?: string; workspace?: string } = {}) => ({
  ...{ kind: 'hcp' as const, hostname: hcp.hostname, organization: ORGANIZATION, workspace: WORKSPACE },
  ...{ token: 'HCP_TOKEN', mayBeEmpty: false, ...more },
});
const opened = (more: Parameters<typeof state>[0] = {}) =>
  root.openedCommit({ address, commit }, { state: state(more) });

it('Terraform itself plans and applies with a state that HCP Terraform keeps, by the token of the runner', async () => {
  const first = await opened();
  expect(first.state).toEqual({});
  expect(first.elsewhere).toBe('cloud (organization somebody-else, workspace elsewhere) in main.tf:3');
  const component = { ...root.component, state: state() };
  const file = (await first.step(planning(component, {}))).results['plan-file'] ?? Buffer.alloc(0);
  const shown = JSON.parse(String((await first.step(showing(file))).results['show-plan']));
  expect(shown.resource_changes[0].change.actions).toEqual(['create']);
  await first.close();

  const second = await opened();
  const { failure, results } = await second.step({
    ...{ name: 'apply', writesState: true, files: { 'plan.tfplan': file } },
    commands: (seen) => [TERRAFORM.apply(seen('/in/plan.tfplan')), TERRAFORM.showState],
  });
  expect(failure).toBeUndefined();
  expect(String(results['show-state'])).toContain('terraform_data.one');
  await second.close();

  expect(hcp.states).toHaveLength(1);
  expect(hcp.workspace.locked).toBe(false);
  expect(hcp.asked.map(({ what }) => what)).toContain(
    'POST /api/v2/workspaces/ws-qPhan8kDLymzv2uS/actions/lock',
  );
  const third = await opened();
  expect(third.state).toEqual(stateVersionOf(hcp.states[0] ?? ''));
  await third.close();
});

it('outputs and the lock are asked of HCP Terraform, and a download that leads on is followed without the token', async () => {
  const component = { ...root.component, state: state() };
  const services = { hcp: access(), dataDir: root.dataDir, clock: () => instant(0) } as never;
  hcp.redirects = true;
  expect(await outputsOf(services, component, 'run-1')).toEqual({
    said: { value: 'hello', sensitive: false },
  });
  expect(hcp.asked.at(-1)).toEqual({ what: 'GET /signed/sv-1', token: false });
  hcp.redirects = false;

  expect(await sightState(services, component)).not.toHaveProperty('stateLock');
  hcp.workspace.locked = true;
  expect(await sightState(services, component)).toMatchObject({
    stateLock: { id: 'ws-qPhan8kDLymzv2uS', who: 'user-onZs69ThPZjBK2wo' },
  });
  hcp.workspace.locked = false;
});

it.each([
  [
    'its plans run in HCP Terraform',
    {},
    'remote',
    /execution mode remote\): set its execution mode to Local/,
  ],
  ['the runner has no token', { token: 'OTHER_TOKEN' }, 'local', /OTHER_TOKEN is not set/],
  ['there is no such workspace', { workspace: 'none' }, 'local', /there is no such workspace, or the token/],
])('nothing is planned where %s, with the reason', async (_, more, mode, said) => {
  hcp.workspace.executionMode = mode;
  await expect(opened(more)).rejects.toThrow(said);
  // Terraform, which would make a workspace that is lacking, was not started.
  expect(hcp.asked.map(({ what }) => what)).not.toContain('GET /.well-known/terraform.json');
});
