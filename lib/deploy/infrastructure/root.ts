import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { oddPaths, repositoryOf } from '#lib/config/repository.ts';
import { placeState, type StateLocation } from '#lib/terraform/cli/backend.ts';
import { childEnvironment } from '#lib/terraform/cli/child-environment.ts';
import { refusedConfiguration } from '#lib/terraform/cli/static-check.ts';
import { type Terraform, terraform } from '#lib/terraform/cli/terraform.ts';
import type { UiLine } from '#lib/terraform/cli/ui-lines.ts';
import { folderOfClone } from '../clone-files.ts';
import type { Job } from '../job.ts';
import { type LaneServices, sessionName } from '../lane-services.ts';
import type { RunLog } from '../run-log.ts';
import { StepFailed } from '../step-failed.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

/** A Terraform root in a clone of its own, initialised. */
export type OpenRoot = {
  /** The run's folder: plan files go here. */
  readonly dir: string;
  readonly actAs: (actor: Actor) => Promise<Terraform>;
  readonly close: () => Promise<void>;
};

/** What a root is opened for: a run, or a look at the state. */
export type RootPurpose = {
  readonly environment: Job['environment'];
  readonly commit: string;
  /** Begins the name of its folder. */
  readonly workspace: string;
  /** Shown in CloudTrail. */
  readonly session: string;
  readonly log: Pick<RunLog, 'say' | 'hide'>;
};

export type Actor = {
  /** ARN: the plan's role or the apply's. */
  readonly role: string;
  readonly onLine: (line: UiLine) => void;
  /** An apply is never interrupted: its state lock keeps the next one away. */
  readonly signal: AbortSignal;
};

/** Zips to put into the root before Terraform looks; a function of the clone. */
export type Zips = (source: string, scratch: string) => Promise<Readonly<Record<string, Uint8Array>>>;

/** The root of a run. @throws StepFailed */
export async function openRunRoot(
  services: LaneServices,
  { environment, deployment, run, log, step }: Job,
  actor: Actor,
  zips: Zips,
): Promise<OpenRoot> {
  await step({ name: 'clone', done: 0 });
  const session = sessionName(run.number);
  const purpose = { environment, commit: deployment.commit, workspace: run.id, session, log };
  return openRoot(services, purpose, actor, zips);
}

/** Clones, checks, places zips and state, and runs `init`. @throws StepFailed */
export async function openRoot(
  services: LaneServices,
  purpose: RootPurpose,
  actor: Actor,
  zips: Zips,
): Promise<OpenRoot> {
  const { environment, commit, log } = purpose;
  const { infrastructure } = environment.settings;
  const workspace = await openWorkspace({
    dataDir: services.dataDir,
    runId: purpose.workspace,
    repository: repositoryOf(services.config),
    commit,
    refs: infrastructure.refs,
    say: log.say,
  });
  try {
    const directory = await folderOfClone(workspace.source, infrastructure.directory);
    await refuse(workspace.source, infrastructure.directory);
    for (const [path, bytes] of Object.entries(await zips(workspace.source, workspace.dir))) {
      await place(workspace.source, directory, path, bytes);
    }
    placeState(directory, stateLocation(services, infrastructure.state));
    const root: OpenRoot = {
      dir: workspace.dir,
      close: workspace.remove,
      actAs: (each) => terraformAs(services, purpose, workspace, directory, each),
    };
    await (await root.actAs(actor)).init();
    return root;
  } catch (error) {
    await workspace.remove();
    throw error;
  }
}

/** Terraform in the root with the credentials of one role, asked for anew. */
async function terraformAs(
  services: LaneServices,
  { environment, session, log }: RootPurpose,
  { dir, home }: Workspace,
  directory: string,
  { role, onLine, signal }: Actor,
): Promise<Terraform> {
  const keys = await services.aws(environment, role, session).session.keys();
  log.hide(keys.secretAccessKey, keys.sessionToken, keys.accessKeyId);
  const env = childEnvironment({
    ...services.terraform,
    home,
    dataDir: join(dir, 'terraform'),
    region: environment.region,
    credentials: keys,
  });
  return terraform({ program: services.terraform.program, directory, scratch: dir, env, onLine, signal });
}

async function refuse(source: string, directory: string): Promise<void> {
  const [first, ...more] = refusedConfiguration(source, directory, await oddPaths(source));
  if (!first) return;
  const others = more.length > 0 ? ` (and ${more.length} more)` : '';
  throw new StepFailed(
    'plan',
    'plan.refused-configuration',
    `${first.file}:${first.line} ${first.what}${others}. It is not planned.`,
  );
}

/** Written as a new file: what the commit has at this path is never followed. */
async function place(source: string, directory: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(directory, dirname(path)), { recursive: true });
  const folder = await folderOfClone(source, directory, dirname(path));
  const file = join(folder, basename(path));
  await rm(file, { force: true });
  await writeFile(file, bytes, { flag: 'wx' });
}

type StateSetting = Job['environment']['settings']['infrastructure']['state'];

const stateLocation = (services: LaneServices, state: StateSetting): StateLocation =>
  state.kind === 'local' ? { kind: 'local', path: join(services.dataDir, 'state', state.path) } : state;
