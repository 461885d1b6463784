import { shownParameters } from '#lib/cloudformation/change-set.ts';
import { declaredFromStack, type StackSource } from '#lib/cloudformation/template.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { buildGraph } from '#lib/domain/graph/build.ts';
import type { Declared } from '#lib/domain/graph/model.ts';
import { type PlannedPicture, plannedPicture } from '#lib/domain/overlay/planned-picture.ts';
import type { Db } from '#lib/store/db.ts';
import { getSnapshot } from '#lib/store/snapshots.ts';
import { declaredFromTerraform } from '#lib/terraform/json/state.ts';
import type { Job } from './job.ts';

type Stack = { readonly template: unknown; readonly parameters: Readonly<Record<string, string>> };

/** What `terraform show -json` of a plan says of both sides. */
export type ShownPlan = { readonly prior_state?: unknown };

type Planning = Pick<Job, 'environment'> & { readonly log: Pick<Job['log'], 'mask'> };

/** What a plan of Terraform adds, beside the stack as the collector last read it. */
export async function infrastructurePicture(db: Db, job: Planning, plan: ShownPlan): Promise<PlannedPicture> {
  const { directory } = job.environment.settings.infrastructure;
  const read = await readStack(db, job.environment);
  const stack = read ? [declaredFromStack({ ...read, ...placeOf(job.environment) })] : [];
  return added(
    job,
    [...terraformOf(plan.prior_state, directory), ...stack],
    [declaredFromTerraform(plan, directory), ...stack],
  );
}

/** What a change set adds, beside the Terraform state that a runner kept last. */
export async function applicationPicture(
  db: Db,
  job: Planning,
  stack: string,
  sides: { readonly before: Stack | undefined; readonly after: Stack },
): Promise<PlannedPicture> {
  const { environment } = job;
  const state = await getSnapshot(db, environment.key, 'terraform-state');
  const terraform = terraformOf(state?.value, environment.settings.infrastructure.directory);
  const made = (await readStack(db, environment))?.resources ?? [];
  const declared = ({ template, parameters }: Stack) =>
    declaredFromStack({
      template,
      parameters: shownParameters(template, parameters),
      ...placeOf(environment),
      stack,
      resources: made,
    });
  return added(
    job,
    [...terraform, ...(sides.before ? [declared(sides.before)] : [])],
    [...terraform, declared(sides.after)],
  );
}

function added(job: Planning, before: readonly Declared[], after: readonly Declared[]): PlannedPicture {
  const { system, name, account, region, prefix } = job.environment;
  const place = { system, environment: name, account, region, prefix };
  return plannedPicture(buildGraph(before, place), buildGraph(after, place), job.log.mask);
}

/** The collector's snapshot: what the stack was made from, and what it made. */
async function readStack(db: Db, { key }: ConfiguredEnvironment): Promise<StackSource | undefined> {
  return (await getSnapshot(db, key, 'cloudformation'))?.value as StackSource | undefined;
}

const terraformOf = (state: unknown, directory: string): readonly Declared[] =>
  state === undefined ? [] : [declaredFromTerraform(state, directory)];

const placeOf = ({ account, region }: ConfiguredEnvironment) => ({ account, region });
