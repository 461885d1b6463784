import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { placeState } from '#lib/terraform/cli/backend.ts';
import { childEnvironment } from '#lib/terraform/cli/child-environment.ts';
import { TERRAFORM, type TerraformCommand } from '#lib/terraform/cli/terraform.ts';
import { callPublic } from '../../demo/public-endpoint.ts';
import { type Hands, keysOf } from './hands.ts';

const run = promisify(execFile);

/** `all`: the very calls of a run; `fewest`: what somebody types who wants it out. */
export type How = 'all' | 'fewest';

const ROOT = 'infra/hello';
const BUILT = { name: 'hello', zip: 'dist/hello.zip' };
/** A plan of `infra/hello` as JSON is far below. */
const MOST_OUTPUT = 64 * 1_024 * 1_024;

/** Deploys `infra/hello` of a commit to hello/dev without the portal: milliseconds, by step. */
export async function terraformByHand(hands: Hands, how: How): Promise<Readonly<Record<string, number>>> {
  const dir = mkdtempSync(join(hands.dir, 'by-hand-'));
  const spent: Record<string, number> = {};
  const timed = async (step: string, work: () => unknown) => {
    const began = performance.now();
    await work();
    spent[step] = (spent[step] ?? 0) + performance.now() - began;
  };
  const source = join(dir, 'source');
  const root = join(source, ROOT);
  const file = join(dir, 'plan.tfplan');
  const planning = [
    TERRAFORM.init('readonly'),
    ...(how === 'all' ? [TERRAFORM.versions, TERRAFORM.state] : []),
    TERRAFORM.plan({ file, variables: [], locking: false }),
    ...(how === 'all' ? [TERRAFORM.showPlan(file)] : []),
  ];
  const applying = [
    ...(how === 'all' ? [TERRAFORM.init('readonly'), TERRAFORM.versions, TERRAFORM.state] : []),
    TERRAFORM.apply(file),
    ...(how === 'all' ? [TERRAFORM.showState] : []),
  ];
  await timed('clone', () => clone(hands.repository, source));
  await timed('build', () => build(hands.node, source, { [BUILT.name]: join(root, BUILT.zip) }));
  placeState(root, { kind: 'local', path: join(hands.dir, 'data/state/hello/dev/terraform.tfstate') });
  let said = '';
  for (const [role, commands] of [
    ['yagura-hello-dev-plan', planning],
    ['yagura-hello-dev-deploy-infra', applying],
  ] as const) {
    const keys = await keysOf(hands, role);
    for (const command of commands) {
      const env = { ...environmentOf(hands, dir), ...keys };
      await timed(command.name, async () => {
        said = await terraform(hands, command, root, env);
      });
    }
    // The apply of a run clones anew too: what a plan's steps have touched is not trusted.
    if (how === 'all' && role.endsWith('-plan'))
      await timed('clone', () => clone(hands.repository, `${source}-2`));
  }
  if (how === 'all') await timed('verify', () => verify(hands, said));
  rmSync(dir, { recursive: true, force: true });
  return spent;
}

function environmentOf({ cloud, tools }: Hands, dir: string): Record<string, string> {
  const made = childEnvironment({
    path: '/usr/local/bin:/usr/bin:/bin',
    home: join(dir, 'home'),
    temporary: join(dir, 'tmp'),
    dataDir: join(dir, 'terraform'),
    cliConfig: tools.terraformCliConfig,
    region: cloud.region,
    endpoint: cloud.endpoint,
  });
  for (const each of ['home', 'tmp']) mkdirSync(join(dir, each), { recursive: true });
  return made;
}

async function terraform(
  { tools }: Hands,
  { args }: TerraformCommand,
  cwd: string,
  env: Record<string, string>,
): Promise<string> {
  const options = { cwd, env: { ...env } as NodeJS.ProcessEnv, maxBuffer: MOST_OUTPUT };
  return (await run(tools.terraform, [...args], options)).stdout;
}

/** The address that `portal.demo.yaml` has asked after a deploy. @param state as `terraform show -json` says it */
async function verify({ cloud }: Hands, state: string): Promise<void> {
  const { values } = JSON.parse(state) as { values: { outputs: { api_url: { value: string } } } };
  const { status } = await callPublic(cloud.endpoint, `${values.outputs.api_url.value}/health`);
  if (status >= 500) throw new Error(`hello answers ${status}`);
}

export const clone = (repository: string, into: string): void =>
  void execFileSync('git', ['clone', '--quiet', repository, into]);

/** The portal's own builder, called once as the portal calls it, without walls. @param files zips by name */
export async function build(
  node: string,
  source: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const file of Object.values(files)) mkdirSync(join(file, '..'), { recursive: true });
  const zips = Object.values(files).flatMap((file) => ['--file', file]);
  await run(node, ['tools/build/main.ts', ...Object.keys(files), '--root', source, ...zips]);
}
