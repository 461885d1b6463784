import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { TerraformComponent } from '#lib/config/components.ts';
import { placeState, type StateLocation } from '#lib/terraform/cli/backend.ts';
import { LOCK_FILE, lockRefusals } from '#lib/terraform/cli/lock-file.ts';
import { otherPlace } from '#lib/terraform/cli/own-backend.ts';
import {
  type StateVersion,
  stateVersionOf,
  TERRAFORM,
  type ToolVersions,
  toolVersionsOf,
} from '#lib/terraform/cli/terraform.ts';
import { folderOfClone } from '../clone-files.ts';
import { type ComponentServices, sessionName } from '../component-services.ts';
import type { Declared } from '../inputs/resolve.ts';
import type { Job } from '../job.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { refuseHcpRuns } from './hcp.ts';
import { checkedRoot, lockRefusal, refuse } from './root-refusals.ts';
import {
  type Actor,
  dataFolder,
  downloadFolder,
  type RootOutcome,
  type RootPlace,
  type RootStep,
  rootStep,
  stateFolder,
} from './root-step.ts';
import { variablesOf } from './variables.ts';

/** A Terraform root in a clone of its own, initialised. No step can change the clone. */
export type OpenRoot = {
  readonly tools: ToolVersions;
  /** As it was when the root was opened. */
  readonly state: StateVersion;
  /** What it declares. */
  readonly variables: readonly Declared[];
  /** The lock file that `init` made, where the commit has none. */
  readonly lock?: Buffer;
  /** Where the configuration itself keeps its state, if that is another place. */
  readonly elsewhere?: string;
  readonly step: (step: RootStep, actor: Actor) => Promise<RootOutcome>;
  readonly close: () => Promise<void>;
};

/** What a root is opened for: a run, or a look at the state. */
export type RootPurpose = {
  readonly component: TerraformComponent;
  readonly commit: string;
};

/** Zips to put into the root before Terraform looks. */
export type Zips = (workspace: Workspace) => Promise<Readonly<Record<string, Uint8Array>>>;

/** The root of a run. @throws StepFailed */
export async function openRunRoot(
  services: ComponentServices,
  { component, deployment, step }: Job<TerraformComponent>,
  actor: Actor,
  zips: Zips,
): Promise<OpenRoot> {
  await step({ name: 'clone', done: 0 });
  return openRoot(services, { component, commit: deployment.commit }, actor, zips);
}

/** As which role a run acts, heard by its log. */
export const runActor = ({ run, log }: Job, role: string, more: Pick<Actor, 'onLine' | 'signal'>): Actor => ({
  role,
  session: sessionName(run.number),
  log,
  ...more,
});

/** Clones, checks, places zips and state, and runs `init`. @throws StepFailed, TerraformFailed */
export async function openRoot(
  services: ComponentServices,
  { component, commit }: RootPurpose,
  actor: Actor,
  zips: Zips,
): Promise<OpenRoot> {
  const { claim } = services.isolation;
  const workspace = await openWorkspace({
    claim,
    repository: services.repository(component.repository),
    commit,
    refs: component.refs,
    say: actor.log.say,
  });
  try {
    const directory = await folderOfClone(workspace.source, component.directory);
    const { lacksLock, backend, wrapped } = await checkedRoot(workspace.source, component);
    if (backend) refuse(lockRefusal(backend, component));
    const declared = await variablesOf(workspace.source, wrapped ?? component.directory, component.varFiles);
    // Terragrunt's own inputs give values to what portal.yaml does not.
    const variables = component.wrapper ? declared.map((each) => ({ ...each, required: false })) : declared;
    const placed = Object.entries(await zips(workspace));
    for (const [path, bytes] of placed) await place(workspace.source, directory, path, bytes);
    const root: RootPlace = {
      component,
      workspace: workspace.dir,
      source: workspace.source,
      directory: component.directory,
    };
    await refuseHcpRuns(services, component);
    await mkdir(dataFolder(root), { mode: 0o700 });
    if (component.wrapper) await mkdir(downloadFolder(root), { mode: 0o700 });
    placeState(directory, await stateLocation(services, root));
    const makesLock = lacksLock && !placed.some(([path]) => path === LOCK_FILE);
    const { results, failure } = await rootStep(services, root, opening(component, makesLock), actor);
    if (failure) throw failure;
    const lock = makesLock ? results[LOCK_RESULT] : undefined;
    if (lock) refuse(lockRefusals(String(lock), component).map((each) => ({ file: LOCK_FILE, ...each })));
    const other = backend && otherPlace(backend, component.state);
    return {
      tools: toolVersionsOf(String(results.versions)),
      state: stateVersionOf(String(results.state ?? '')),
      variables,
      ...(lock ? { lock } : {}),
      ...(other && backend ? { elsewhere: `${other} in ${backend.file}:${backend.line}` } : {}),
      step: (step, by) => rootStep(services, root, step, by),
      close: workspace.remove,
    };
  } catch (error) {
    await workspace.remove();
    throw error;
  }
}

const LOCK_RESULT = 'lock-file';

/** Providers are installed here and nowhere else: what follows finds them read-only. */
export const opening = ({ state, directory }: TerraformComponent, makesLock = false): RootStep => ({
  name: 'open',
  installs: true,
  ...(makesLock ? { lock: { name: LOCK_RESULT, path: `/work/source/${directory}/${LOCK_FILE}` } } : {}),
  commands: () => [
    TERRAFORM.init(makesLock ? 'write' : 'readonly'),
    // Of HCP Terraform the state names one workspace, and there is no other to choose.
    ...(state.kind === 'hcp' || state.workspace === undefined ? [] : [TERRAFORM.workspace(state.workspace)]),
    TERRAFORM.versions,
    TERRAFORM.state,
  ],
});

/** Written as a new file: what the commit has at this path is never followed. */
async function place(source: string, directory: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(directory, dirname(path)), { recursive: true });
  const folder = await folderOfClone(source, directory, dirname(path));
  const file = join(folder, basename(path));
  await rm(file, { force: true });
  await writeFile(file, bytes, { flag: 'wx' });
}

/** Where Terraform finds the state; of a local one, its folder is there. */
async function stateLocation(
  services: ComponentServices,
  { component, workspace }: RootPlace,
): Promise<StateLocation> {
  const { state } = component;
  const folder = stateFolder(services, component);
  if (state.kind !== 'local' || folder === undefined) return state as StateLocation;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // A workspace is a folder to the local backend, and a plan cannot make one.
  if (state.workspace !== undefined)
    await mkdir(join(folder, state.workspace), { recursive: true, mode: 0o700 });
  const place = { workspace, name: 'open', folders: [{ at: '/state', from: folder }] };
  const path = services.isolation.seen(place, `/state/${basename(state.path)}`);
  return { kind: 'local', path, workspace: state.workspace };
}
