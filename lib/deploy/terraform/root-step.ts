import { readFileSync } from 'node:fs';
import type { TerraformComponent } from '#lib/config/components.ts';
import type { Folder, StepLine, StepOutcome, StepPlace, StepRequest } from '#lib/isolation/port.ts';
import { childEnvironment } from '#lib/terraform/cli/child-environment.ts';
import { providerFolders } from '#lib/terraform/cli/provider-folders.ts';
import { type TerraformCommand, TerraformFailed } from '#lib/terraform/cli/terraform.ts';
import { terragruntEnvironment, throughTerragrunt } from '#lib/terraform/cli/terragrunt.ts';
import { type UiLine, uiLine } from '#lib/terraform/cli/ui-lines.ts';
import { type ComponentServices, programOf, wrapperOf } from '../component-services.ts';
import type { RunLog } from '../run-log.ts';
import { stateTokens } from './hcp.ts';
import { networkOf } from './root-network.ts';

const GIB = 1_073_741_824;
const CONFIG = '/yagura/terraform.rc';
const PROGRAM = '/yagura/bin/terraform';
const WRAPPER = '/yagura/bin/terragrunt';
const DOWNLOADS = '/work/terragrunt';
/** Bytes. */
const PLAN_LIMIT = 268_435_456;
const LOCK_LIMIT = 1_048_576;

/** Who a step acts as, and who hears it. */
export type Actor = {
  /** ARN: the plan's role or the apply's. */
  readonly role: string;
  /** Shown in CloudTrail. */
  readonly session: string;
  /** `at`: when it was said, epoch milliseconds. */
  readonly onLine: (line: UiLine, at: number) => void;
  readonly log: Pick<RunLog, 'say' | 'hide'>;
  readonly signal: AbortSignal;
};

/** What one step of Terraform does in a root. */
export type RootStep = {
  /** One word. */
  readonly name: string;
  /** May install providers, and write where they are kept. Only `init` and reads do: nothing of the commit runs. */
  readonly installs?: true;
  /** May write a local state. */
  readonly writesState?: true;
  readonly files?: StepRequest['files'];
  readonly outlives?: { readonly run: string };
  readonly commands: (seen: (path: string) => string) => readonly (TerraformCommand & { always?: true })[];
  /** A plan that is taken out. */
  readonly plan?: string;
  /** A lock file that is made beside the root, and taken out. */
  readonly lock?: { readonly name: string; readonly path: string };
};

/** A root as steps see it. */
export type RootPlace = {
  readonly component: TerraformComponent;
  readonly workspace: string;
  readonly source: string;
  /** Of the root, relative to the clone. */
  readonly directory: string;
};

/** How a step of Terraform ended: what it gave, and what failed. */
export type RootOutcome = Pick<StepOutcome, 'results'> & { readonly failure?: TerraformFailed };

/** Runs Terraform in a step of its own. */
export async function rootStep(
  services: ComponentServices,
  root: RootPlace,
  step: RootStep,
  actor: Actor,
): Promise<RootOutcome> {
  const { isolation } = services;
  const { account, region } = root.component;
  const { role: arn, session: sessionName, log } = actor;
  const { session, target } = services.aws(root.component, arn, sessionName);
  const keys = await session.keys();
  log.hide(keys.secretAccessKey, keys.sessionToken, keys.accessKeyId);
  const tokens = stateTokens(services, root.component);
  log.hide(...Object.values(tokens));
  const place: StepPlace = {
    workspace: root.workspace,
    name: step.name,
    folders: foldersOf(services, root, step),
  };
  const seen = (path: string) => isolation.seen(place, path);
  const ears = terraformEars(actor);
  const outcome = await isolation.run(
    {
      ...place,
      ...(step.outlives ? { outlives: step.outlives } : {}),
      ...(step.files ? { files: step.files } : {}),
      cwd: seen(`/work/source/${root.directory}`),
      env: {
        ...childEnvironment({
          path: '/usr/local/bin:/usr/bin:/bin',
          home: seen('/home/step'),
          temporary: seen('/tmp'),
          dataDir: seen('/work/terraform'),
          cliConfig: services.terraform.cliConfig && seen(CONFIG),
          region,
          endpoint: services.terraform.endpoint,
          tokens,
        }),
        ...(root.component.wrapper
          ? terragruntEnvironment({ program: seen(PROGRAM), downloads: seen(DOWNLOADS) })
          : {}),
      },
      commands: step.commands(seen).map((command) => {
        const wrapped = root.component.wrapper && throughTerragrunt(command);
        return wrapped ? { ...wrapped, program: seen(WRAPPER) } : { ...command, program: seen(PROGRAM) };
      }),
      results: [
        ...(step.plan === undefined ? [] : [{ name: 'plan-file', path: seen(step.plan), limit: PLAN_LIMIT }]),
        ...(step.lock ? [{ name: step.lock.name, path: seen(step.lock.path), limit: LOCK_LIMIT }] : []),
      ],
      role: {
        ...{ arn, account, region, sessionName, keys },
        ...(target.externalId ? { externalId: target.externalId } : {}),
        ...(target.via ? { via: target.via } : {}),
      },
      network: networkOf(services, root.component, step.installs === true),
      limits: {
        memory: 4 * GIB,
        processes: 1_024,
        minutes: step.outlives ? 60 : 30,
        whenOver: step.outlives ? 'warn' : 'stop',
      },
    },
    ears,
  );
  return ears.settle(outcome);
}

/** What is heard of a step, and what its end means. */
export function terraformEars({ onLine, log, signal }: Omit<Actor, 'role' | 'session'>) {
  const errors = new Map<string, UiLine['error']>();
  const last = new Map<string, string>();
  return {
    signal,
    onNote: (text: string) => log.say(text),
    onKeys: ({ secretAccessKey, sessionToken, accessKeyId }: Record<string, unknown>) =>
      log.hide(...[secretAccessKey, sessionToken, accessKeyId].map(String)),
    onLine({ command, text, at }: Pick<StepLine, 'command' | 'text' | 'at'>) {
      const line = uiLine(text);
      if (line.error && !errors.get(command)) errors.set(command, line.error);
      last.set(command, `${last.get(command) ?? ''}${text}\n`.slice(-2_000));
      onLine(line, at);
    },
    /** The first command that failed, or what stopped the step. */
    settle({ codes, results, problem }: StepOutcome): RootOutcome {
      if (problem !== undefined)
        return { results, failure: new TerraformFailed('step', -1, { cause: problem }) };
      const [command, code] = Object.entries(codes).find(([, each]) => each !== 0) ?? [];
      if (command === undefined || code === undefined) return { results };
      const words = (last.get(command) ?? '').trim().split('\n').slice(-5).join('\n');
      return {
        results,
        failure: new TerraformFailed(command, code, errors.get(command) ?? { cause: words }),
      };
    },
  };
}

function foldersOf(services: ComponentServices, root: RootPlace, step: RootStep): readonly Folder[] {
  const { cliConfig } = services.terraform;
  const { mirrors, cache } = cliConfig ? providerFolders(readFileSync(cliConfig, 'utf8')) : { mirrors: [] };
  const installs = step.installs === true;
  const wrapper = wrapperOf(services.terraform, root.component);
  const state = stateFolder(services, root.component);
  return [
    { at: '/work/source', from: root.source, write: step.lock !== undefined || wrapper !== undefined },
    { at: '/work/terraform', from: dataFolder(root), write: installs },
    { at: PROGRAM, from: programOf(services.terraform, root.component) },
    ...(wrapper
      ? [
          { at: WRAPPER, from: wrapper },
          { at: DOWNLOADS, from: downloadFolder(root), write: true },
        ]
      : []),
    ...(cliConfig ? [{ at: CONFIG, from: cliConfig }] : []),
    ...mirrors.map((each) => ({ at: each, from: each })),
    ...(cache ? [{ at: cache, from: cache, write: installs }] : []),
    ...(state ? [{ at: '/state', from: state, write: step.writesState === true }] : []),
  ];
}

/** `TF_DATA_DIR` of a root: written by `init` alone. */
export const dataFolder = ({ workspace }: Pick<RootPlace, 'workspace'>): string => `${workspace}/terraform`;

/** Where Terragrunt works: it writes its own files there, or into the clone, before each command. */
export const downloadFolder = ({ workspace }: Pick<RootPlace, 'workspace'>): string =>
  `${workspace}/terragrunt`;

/** The folder of a local state: its own, and no other component's. */
export function stateFolder(
  { dataDir }: Pick<ComponentServices, 'dataDir'>,
  { state }: Pick<TerraformComponent, 'state'>,
): string | undefined {
  if (state.kind !== 'local') return undefined;
  return `${dataDir}/state/${state.path.split('/').slice(0, -1).join('/')}`;
}
