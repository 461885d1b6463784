import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TerraformComponent } from '#lib/config/components.ts';
import type { IsolationKind } from '#lib/domain/isolation.ts';
import { instant } from '#lib/domain/time.ts';
import { openMirror } from '#lib/git/mirror.ts';
import type { HcpAccess } from '#lib/hcp/ask.ts';
import { isolationForTest, type RenewalInTest } from '#lib/isolation/in-test.ts';
import type { IssuedKeys } from '#lib/isolation/port.ts';
import { findProgram } from '#lib/isolation/programs.ts';
import { placeState } from '#lib/terraform/cli/backend.ts';
import { servicesInTest, sessionInTest } from '../services-in-test.ts';
import { planning, showing } from './plan.ts';
import { opening, openRoot } from './root.ts';
import { type Actor, dataFolder, type RootPlace, type RootStep, rootStep } from './root-step.ts';

const PATH = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin';

/** An AWS that steps may call, as a role. */
export type CloudInTest = RenewalInTest & {
  readonly endpoint: string;
  /** `TF_CLI_CONFIG_FILE`: where the provider is. */
  readonly cliConfig: string;
  readonly role: string;
  /** Asked once a step. */
  readonly keys: () => Promise<IssuedKeys>;
  /** What is heard of the keys that were ever given out. */
  readonly hide: (...secrets: readonly string[]) => void;
};

type MoreInTest = {
  readonly hcp?: HcpAccess;
  /** Added to what each step is given. */
  readonly env?: Readonly<Record<string, string>>;
  readonly terragrunt?: string;
};

/** Terraform in the very steps of the engine, with a configuration of a test's own and no static check before. */
export async function rootForTest(
  kind: IsolationKind,
  cloud?: CloudInTest,
  cliConfig: string | undefined = cloud?.cliConfig,
  { hcp, env, terragrunt }: MoreInTest = {},
) {
  const program = findProgram('terraform', PATH);
  if (!program) throw new Error('no Terraform on PATH');
  const dir = mkdtempSync(join(tmpdir(), 'yagura-root-'));
  const dataDir = join(dir, 'data');
  const isolated = await isolationForTest(kind, dataDir, cloud);
  const isolation: typeof isolated = {
    ...isolated,
    run: (request, ears) => isolated.run({ ...request, env: { ...request.env, ...env } }, ears),
  };
  const component: TerraformComponent = {
    ...{ name: 'infrastructure', environment: 'hello/dev', tool: 'terraform', engine: 'terraform' },
    ...{ account: '000000000000', region: 'ap-northeast-1', lane: 'infrastructure', position: 0, needs: [] },
    ...{ repository: 'main', roles: { read: '' }, refs: ['*'], approvals: 0, inputs: {}, health: [] },
    ...{ directory: '.', varFiles: [], builds: [] },
    ...{ providers: ['hashicorp/aws'], modules: [], lockfile: 'committed' },
    state: { kind: 'local', path: 'hello/dev/terraform.tfstate', mayBeEmpty: false },
  };
  const target = { account: component.account, region: component.region, role: 'plan', sessionName: 'test' };
  const session = cloud
    ? {
        keys: () => cloud.keys().then((keys) => ({ ...keys, expiresAt: instant(keys.expiresAt) })),
        forget: () => undefined,
      }
    : sessionInTest({ accessKeyId: 'AKIATEST', secretAccessKey: 'hidden' });
  const given = {
    ...{ isolation, dataDir, ...(hcp && { hcp }) },
    terraform: {
      ...{ program, terragrunt, cliConfig, endpoint: cloud?.endpoint },
      reach: { hosts: [], privateNetworks: [] },
    },
    aws: () => ({ target, session }),
  };
  const services = servicesInTest(given);
  const actor: Actor = {
    role: cloud?.role ?? 'arn:aws:iam::000000000000:role/plan',
    ...{ session: 'test', signal: new AbortController().signal, onLine: () => undefined },
    log: { say: () => undefined, hide: cloud?.hide ?? (() => undefined) },
  };
  const statePath = (key: string) => join(dataDir, 'state', key, 'terraform.tfstate');
  mkdirSync(dirname(statePath('hello/dev')), { recursive: true });

  /** A new clone, opened. */
  async function opened(files: Readonly<Record<string, string>>) {
    const workspace = await isolation.claim();
    const root: RootPlace = { component, workspace, source: join(workspace, 'source'), directory: '.' };
    for (const each of [dataFolder(root), root.source]) mkdirSync(each);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root.source, name), text);
    const folders = [{ at: '/state', from: dirname(statePath('hello/dev')) }];
    const path = isolation.seen({ workspace, name: 'open', folders }, '/state/terraform.tfstate');
    placeState(root.source, { kind: 'local', path });
    const step = async (asked: RootStep) => {
      const { results, failure } = await rootStep(services, root, asked, actor);
      if (failure) throw failure;
      return results;
    };
    await step(opening(component));
    return { workspace, step };
  }

  return {
    ...{ dir, dataDir, component },
    isolation,
    statePath,
    opened,

    /** A commit of a repository, opened as a run opens it. */
    async openedCommit(
      { address, commit }: { readonly address: string; readonly commit: string },
      own: Partial<TerraformComponent> = {},
      placed: Readonly<Record<string, Uint8Array>> = {},
    ) {
      const mirror = openMirror({ folder: join(dir, 'mirrors'), source: { kind: 'folder', url: address } });
      const ours = servicesInTest({ ...given, repository: () => ({ address, mirror }) });
      const purpose = { component: { ...component, ...own }, commit };
      const root = await openRoot(ours, purpose, actor, async () => placed);
      return { ...root, step: (asked: RootStep) => root.step(asked, actor) };
    },

    /** The plan file, and what a fresh step shows of it. */
    async planned(files: Readonly<Record<string, string>>) {
      const { step, workspace } = await opened(files);
      const file = (await step(planning(component, {})))['plan-file'] ?? Buffer.alloc(0);
      return { file, workspace, shown: String((await step(showing(file)))['show-plan']) };
    },

    async end() {
      await isolation.end();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
