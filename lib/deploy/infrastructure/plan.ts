import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bindingDigest, contentDigest } from '#lib/domain/deploy/digest.ts';
import { countChanges } from '#lib/domain/deploy/plan.ts';
import type { StateVersion, ToolVersions } from '#lib/terraform/cli/terraform.ts';
import { isEmptyPlan, outputChanges, rawChanges, resourceChanges } from '#lib/terraform/json/changes.ts';
import { type PlanJson, parsePlanJson } from '#lib/terraform/json/plan-json.ts';
import { parseStateJson } from '#lib/terraform/json/state-json.ts';
import type { Job, MadePlan, PlanOutcome } from '../job.ts';
import type { LaneServices } from '../lane-services.ts';
import { infrastructurePicture } from '../planned-picture.ts';
import { hashOf } from '../sealed.ts';
import { stepError } from './failure.ts';
import { type Actor, type OpenRoot, openRunRoot } from './root.ts';
import type { RootShelf } from './shelf.ts';
import { keepSnapshot } from './snapshot.ts';

/** Name of the plan among a plan's files; every other file is a zip at its path in the root. */
export const PLAN_FILE = 'plan.tfplan';

/** `terraform plan` under the plan role: saved, read, and digested with what it was made from. */
export async function planInfrastructure(
  services: LaneServices,
  job: Job,
  shelf: RootShelf,
): Promise<PlanOutcome> {
  const { environment, log } = job;
  const { infrastructure, roles } = environment.settings;
  const zips: Record<string, Uint8Array> = {};
  const actor: Actor = {
    role: roles.plan,
    signal: job.signal,
    onLine: ({ text }) => text !== undefined && log.output('stdout', text),
  };
  let keep = false;
  let root: OpenRoot | undefined;
  try {
    root = await openRunRoot(services, job, actor, async (source, scratch) =>
      Object.assign(zips, await buildZips(services, job, source, scratch)),
    );
    await job.step({ name: 'plan', done: 0 });
    const terraform = await root.actAs(actor);
    const tools = await terraform.versions();
    const state = await terraform.stateVersion();
    const file = join(root.dir, PLAN_FILE);
    await terraform.plan(file, variableArguments(infrastructure));
    const plan = parsePlanJson(await terraform.showPlan(file));
    if (isEmptyPlan(plan)) {
      log.say('nothing to change');
      if (plan.prior_state)
        await keepSnapshot(services, job, parseStateJson(JSON.stringify(plan.prior_state)));
      return { kind: 'no-change' };
    }
    keep = infrastructure.approvals === 0;
    return {
      kind: 'planned',
      made: await made(services, job, { plan, tools, state, zips, file: await readFile(file) }),
    };
  } catch (error) {
    throw stepError('plan', job, error);
  } finally {
    if (root && keep) shelf.put(job.run.id, root);
    else await root?.close();
  }
}

type Parts = {
  readonly plan: PlanJson;
  readonly tools: ToolVersions;
  readonly state: StateVersion;
  readonly zips: Readonly<Record<string, Uint8Array>>;
  readonly file: Uint8Array;
};

async function made({ db, planKey }: LaneServices, job: Job, parts: Parts): Promise<MadePlan> {
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
  source: string,
  scratch: string,
): Promise<Record<string, Uint8Array>> {
  const { builds } = environment.settings.infrastructure;
  const zips: Record<string, Uint8Array> = {};
  for (const [index, each] of builds.entries()) {
    await step({ name: 'build', done: index, total: builds.length, detail: each.function });
    const built = await builder(source, each.function, scratch);
    log.say(`built ${built.name}: sha256 ${built.sha256}, ${built.bytes.length} bytes`);
    zips[each.zip] = built.bytes;
  }
  return zips;
}

const variableArguments = (settings: {
  readonly varFile?: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
}): readonly string[] => [
  ...(settings.varFile ? [`-var-file=${settings.varFile}`] : []),
  ...Object.entries(settings.variables).map(([name, value]) => `-var=${name}=${value}`),
];
