import type { TerraformComponent } from '#lib/config/components.ts';
import { bindingDigest, contentDigest, outlineDigest } from '#lib/domain/deploy/digest.ts';
import { apart } from '#lib/domain/deploy/plan.ts';
import { LOCK_FILE } from '#lib/terraform/cli/lock-file.ts';
import { type StateVersion, TERRAFORM, type ToolVersions } from '#lib/terraform/cli/terraform.ts';
import { isEmptyPlan, outputChanges, rawChanges, resourceChanges } from '#lib/terraform/json/changes.ts';
import { handedOff } from '#lib/terraform/json/handed-off.ts';
import { type PlanJson, parsePlanJson } from '#lib/terraform/json/plan-json.ts';
import { parseStateJson } from '#lib/terraform/json/state-json.ts';
import { type ComponentServices, roleOf } from '../component-services.ts';
import { type Gathered, gatherInputs, inputsRefused, withInputs } from '../inputs/gather.ts';
import { inputText, mismatches, type Values } from '../inputs/resolve.ts';
import type { Job, MadePlan, PlanOutcome } from '../job.ts';
import { keepPlaces } from '../keep-places.ts';
import { rootPicture } from '../planned-picture.ts';
import { builtOnce } from '../release.ts';
import { hashOf } from '../sealed.ts';
import type { Workspace } from '../workspace.ts';
import { rootDenials } from './denials.ts';
import { refuseEmptyState } from './empty-state.ts';
import { stepError } from './failure.ts';
import { type OpenRoot, openRunRoot, runActor } from './root.ts';
import type { RootOutcome, RootStep } from './root-step.ts';
import { keepSnapshot } from './snapshot.ts';

/** Name of the plan among a plan's files; every other file is a zip, or the lock file, at its path in the root. */
export const PLAN_FILE = 'plan.tfplan';

/**
 * `terraform plan` under the plan role: saved, taken out, and read by a fresh step from what was taken out, so that
 * what is shown and what is applied are one and the same file.
 */
export async function planRoot(
  services: ComponentServices,
  job: Job<TerraformComponent>,
): Promise<PlanOutcome> {
  const { component, log } = job;
  const zips: Record<string, Uint8Array> = {};
  const actor = runActor(job, roleOf(component, 'plan'), {
    signal: job.signal,
    onLine: ({ text }) => text !== undefined && log.output('stdout', text),
  });
  log.say(`steps run in isolation: ${services.isolation.kind}`);
  let root: OpenRoot | undefined;
  try {
    root = await openRunRoot(services, job, actor, async (workspace) => {
      await keepPlaces(services, job, workspace);
      return Object.assign(zips, await buildZips(services, job, workspace));
    });
    if (root.lock) zips[LOCK_FILE] = root.lock;
    if (root.elsewhere)
      log.say(`the configuration names another state, ${root.elsewhere}; that of portal.yaml counts`);
    await refuseEmptyState(services, component, root);
    await job.step({ name: 'plan', done: 0 });
    const gathered = await gatherInputs(services, job);
    const lines = mismatches(
      Object.keys(gathered.values),
      root.variables,
      `variable in ${component.directory}`,
    );
    if (lines.length > 0) throw inputsRefused(services, component, lines);
    const planned = await root.step(planning(component, gathered.values), actor);
    const file = resultOf(planned, 'plan-file');
    const plan = parsePlanJson(String(resultOf(await root.step(showing(file), actor), 'show-plan')));
    if (isEmptyPlan(plan)) {
      log.say('nothing to change');
      if (plan.prior_state)
        await keepSnapshot(services, job, parseStateJson(JSON.stringify(plan.prior_state)));
      return { kind: 'no-change' };
    }
    const { tools, state } = root;
    return { kind: 'planned', made: await made(services, job, { plan, tools, state, zips, file, gathered }) };
  } catch (error) {
    throw stepError('plan', job, error);
  } finally {
    await root?.close();
  }
}

/** A local state is not even writable for a plan, so there is nothing to lock; one without a lock has none to hold. */
export const planning = (component: TerraformComponent, values: Values): RootStep => ({
  name: 'plan',
  plan: '/out/plan.tfplan',
  commands: (seen) => [
    TERRAFORM.plan({
      file: seen('/out/plan.tfplan'),
      variables: variableArguments(component, values),
      locking: isLocked(component.state),
    }),
  ],
});

const isLocked = (state: TerraformComponent['state']): boolean =>
  state.kind === 's3' ? state.lock !== 'none' : state.kind === 'hcp';

export const showing = (file: Uint8Array): RootStep => ({
  name: 'show',
  files: { [PLAN_FILE]: file },
  commands: (seen) => [TERRAFORM.showPlan(seen(`/in/${PLAN_FILE}`))],
});

/** @throws TerraformFailed when the step failed */
function resultOf({ results, failure }: RootOutcome, name: string): Buffer {
  const result = results[name];
  if (failure) throw failure;
  if (!result) throw new Error(`the step gave no ${name}`);
  return result;
}

type Parts = {
  readonly plan: PlanJson;
  readonly tools: ToolVersions;
  readonly state: StateVersion;
  readonly zips: Readonly<Record<string, Uint8Array>>;
  readonly file: Uint8Array;
  readonly gathered: Gathered;
};

async function made(
  services: ComponentServices,
  job: Job<TerraformComponent>,
  parts: Parts,
): Promise<MadePlan> {
  const { db, planKey, isolation } = services;
  const { plan, tools, state, zips, file, gathered } = parts;
  const { log } = job;
  const { commit } = job.deployment;
  const artifacts = Object.entries(zips).map(([path, zip]) => [path, hashOf(zip)]);
  const said = { commit, variables: plan.variables, tools: { ...tools, artifacts } };
  const content = contentDigest(planKey, { ...rawChanges(plan), ...said });
  const shown = { ...apart(resourceChanges(plan, log.mask)), outputs: outputChanges(plan) };
  const denials = await rootDenials(services, job, plan);
  return {
    files: { ...zips, [PLAN_FILE]: file },
    handsOff: handedOff(shown),
    ...(job.awaits ? { outline: outlineDigest(planKey, job.awaits, said) } : {}),
    plan: {
      content,
      binding: bindingDigest(hashOf(file), withInputs(state, gathered)),
      ...shown,
      madeBy: {
        commit,
        isolation: isolation.kind,
        ...tools,
        ...(state.serial === undefined ? {} : { stateSerial: state.serial }),
        ...(state.lineage === undefined ? {} : { stateLineage: state.lineage }),
      },
      picture: await rootPicture(db, job, plan),
      ...(denials ? { denials } : {}),
    },
  };
}

/** Zips at their path in the root, built once for all environments. */
async function buildZips(
  services: ComponentServices,
  job: Job<TerraformComponent>,
  workspace: Workspace,
): Promise<Record<string, Uint8Array>> {
  const { component, step, log } = job;
  const { builds, directory } = component;
  const { artifacts } = await builtOnce(services, job, { directory, builds }, async () => {
    // Most roots bring no code.
    if (builds.length === 0) return { templates: [], artifacts: [] };
    const names = builds.map((each) => each.function);
    await step({ name: 'build', done: 0, total: builds.length, detail: names.join(', ') });
    const made = (await services.builder(workspace, names)).map(({ name, sha256, bytes }, index) => {
      log.say(`built ${name}: sha256 ${sha256}, ${bytes.length} bytes`);
      return { name: builds[index]?.zip ?? name, kind: 'code' as const, bytes };
    });
    return { templates: [], artifacts: made };
  });
  return Object.fromEntries(artifacts.map(({ name, bytes }) => [name, bytes]));
}

const variableArguments = ({ varFiles }: TerraformComponent, values: Values): readonly string[] => [
  ...varFiles.map((each) => `-var-file=${each}`),
  ...Object.entries(values).map(([name, value]) => `-var=${name}=${inputText(value, 'json')}`),
];
