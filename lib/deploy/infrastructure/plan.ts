import { bindingDigest, contentDigest } from '#lib/domain/deploy/digest.ts';
import { countChanges } from '#lib/domain/deploy/plan.ts';
import { type StateVersion, TERRAFORM, type ToolVersions } from '#lib/terraform/cli/terraform.ts';
import { isEmptyPlan, outputChanges, rawChanges, resourceChanges } from '#lib/terraform/json/changes.ts';
import { type PlanJson, parsePlanJson } from '#lib/terraform/json/plan-json.ts';
import { parseStateJson } from '#lib/terraform/json/state-json.ts';
import type { Job, MadePlan, PlanOutcome } from '../job.ts';
import type { LaneServices } from '../lane-services.ts';
import { infrastructurePicture } from '../planned-picture.ts';
import { hashOf } from '../sealed.ts';
import type { Workspace } from '../workspace.ts';
import { stepError } from './failure.ts';
import { type OpenRoot, openRunRoot, runActor } from './root.ts';
import type { RootOutcome, RootStep } from './root-step.ts';
import { keepSnapshot } from './snapshot.ts';

/** Name of the plan among a plan's files; every other file is a zip at its path in the root. */
export const PLAN_FILE = 'plan.tfplan';

/**
 * `terraform plan` under the plan role: saved, taken out, and read by a fresh step from what was taken out, so that
 * what is shown and what is applied are one and the same file.
 */
export async function planInfrastructure(services: LaneServices, job: Job): Promise<PlanOutcome> {
  const { environment, log } = job;
  const { infrastructure, roles } = environment.settings;
  const zips: Record<string, Uint8Array> = {};
  const actor = runActor(job, roles.plan, {
    signal: job.signal,
    onLine: ({ text }) => text !== undefined && log.output('stdout', text),
  });
  log.say(`steps run in isolation: ${services.isolation.kind}`);
  let root: OpenRoot | undefined;
  try {
    root = await openRunRoot(services, job, actor, async (workspace) =>
      Object.assign(zips, await buildZips(services, job, workspace)),
    );
    await job.step({ name: 'plan', done: 0 });
    const planned = await root.step(planning(infrastructure), actor);
    const file = resultOf(planned, 'plan-file');
    const plan = parsePlanJson(String(resultOf(await root.step(showing(file), actor), 'show-plan')));
    if (isEmptyPlan(plan)) {
      log.say('nothing to change');
      if (plan.prior_state)
        await keepSnapshot(services, job, parseStateJson(JSON.stringify(plan.prior_state)));
      return { kind: 'no-change' };
    }
    const { tools, state } = root;
    return { kind: 'planned', made: await made(services, job, { plan, tools, state, zips, file }) };
  } catch (error) {
    throw stepError('plan', job, error);
  } finally {
    await root?.close();
  }
}

/** A local state is not even writable for a plan, so there is nothing to lock. */
export const planning = (settings: InfrastructureSettings): RootStep => ({
  name: 'plan',
  plan: '/out/plan.tfplan',
  commands: (seen) => [
    TERRAFORM.plan({
      file: seen('/out/plan.tfplan'),
      variables: variableArguments(settings),
      locking: settings.state.kind !== 'local',
    }),
  ],
});

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
};

async function made({ db, planKey, isolation }: LaneServices, job: Job, parts: Parts): Promise<MadePlan> {
  const { plan, tools, state, zips, file } = parts;
  const { log } = job;
  const { commit } = job.deployment;
  const artifacts = Object.entries(zips).map(([path, zip]) => [path, hashOf(zip)]);
  const changes = resourceChanges(plan, log.mask);
  const content = contentDigest(planKey, {
    ...rawChanges(plan),
    commit,
    variables: plan.variables,
    tools: { ...tools, artifacts },
  });
  return {
    files: { ...zips, [PLAN_FILE]: file },
    plan: {
      content,
      binding: bindingDigest(hashOf(file), state),
      changes,
      counts: countChanges(changes),
      outputs: outputChanges(plan),
      madeBy: {
        commit,
        isolation: isolation.kind,
        ...tools,
        ...(state.serial === undefined ? {} : { stateSerial: state.serial }),
        ...(state.lineage === undefined ? {} : { stateLineage: state.lineage }),
      },
      picture: await infrastructurePicture(db, job, plan),
    },
  };
}

async function buildZips(
  { builder }: LaneServices,
  { environment, step, log }: Job,
  workspace: Workspace,
): Promise<Record<string, Uint8Array>> {
  const { builds } = environment.settings.infrastructure;
  const zips: Record<string, Uint8Array> = {};
  for (const [index, each] of builds.entries()) {
    await step({ name: 'build', done: index, total: builds.length, detail: each.function });
    const built = await builder(workspace, each.function);
    log.say(`built ${built.name}: sha256 ${built.sha256}, ${built.bytes.length} bytes`);
    zips[each.zip] = built.bytes;
  }
  return zips;
}

type InfrastructureSettings = Job['environment']['settings']['infrastructure'];

const variableArguments = (settings: InfrastructureSettings): readonly string[] => [
  ...(settings.varFile ? [`-var-file=${settings.varFile}`] : []),
  ...Object.entries(settings.variables).map(([name, value]) => `-var=${name}=${value}`),
];
