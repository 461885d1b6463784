import { shownParameters } from '#lib/cloudformation/change-set.ts';
import { declaredFromStacks } from '#lib/cloudformation/stacks.ts';
import type { StackSource } from '#lib/cloudformation/template.ts';
import type { ConfiguredComponent, StackComponent, TerraformComponent } from '#lib/config/components.ts';
import { buildGraph } from '#lib/domain/graph/build.ts';
import type { Declared } from '#lib/domain/graph/model.ts';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import { type PlannedPicture, plannedPicture } from '#lib/domain/overlay/planned-picture.ts';
import type { Db } from '#lib/store/db.ts';
import { nestedStacks } from '#lib/store/nested-stacks.ts';
import { getSnapshot } from '#lib/store/snapshots.ts';
import { declaredFromTerraform } from '#lib/terraform/json/state.ts';
import type { Job } from './job.ts';

type Stack = { readonly template: unknown; readonly parameters: Readonly<Record<string, string>> };

/** What `terraform show -json` of a plan says of both sides. */
export type ShownPlan = { readonly prior_state?: unknown };

type Planning<C extends ConfiguredComponent> = Pick<Job<C>, 'environment' | 'component'> & {
  readonly log: Pick<Job['log'], 'mask'>;
};

/** What a plan of Terraform adds, beside everything else of its environment as it was last read. */
export async function rootPicture(
  db: Db,
  job: Planning<TerraformComponent>,
  given: ShownPlan,
): Promise<PlannedPicture> {
  const { directory } = job.component;
  // What is kept of the others names its parts like this: a line from one to another is found by these names.
  const plan = keysApart(given);
  const others = await declaredBeside(db, job);
  return added(
    job,
    [...terraformOf(plan.prior_state, directory), ...others],
    [declaredFromTerraform(plan, directory), ...others],
  );
}

/** What a change set adds, beside everything else of its environment as it was last read. */
export async function stackPicture(
  db: Db,
  job: Planning<StackComponent>,
  given: {
    readonly before: Stack | undefined;
    /** The stack, and those in it by their place: `/Kitchen`. */
    readonly after: readonly { readonly place: string; readonly after: Stack }[];
  },
): Promise<PlannedPicture> {
  const { component } = job;
  const sides = keysApart(given);
  const others = await declaredBeside(db, job);
  const made = (await readStack(db, component))?.resources ?? [];
  const inside = await readInside(db, component);
  const declared = ({ template, parameters }: Stack, place = ''): StackSource => ({
    template,
    parameters: shownParameters(template, parameters),
    ...placeOf(component),
    stack: `${component.stack}${place}`,
    ...(place === '' ? { resources: made } : {}),
  });
  return added(
    job,
    [...others, ...(sides.before ? [declaredFromStacks([declared(sides.before), ...inside])] : [])],
    [...others, declaredFromStacks(sides.after.map(({ place, after }) => declared(after, place)))],
  );
}

function added(
  job: Planning<ConfiguredComponent>,
  before: readonly Declared[],
  after: readonly Declared[],
): PlannedPicture {
  const { system, name, account, region, prefix } = job.environment;
  const place = { system, environment: name, account, region, prefix };
  return plannedPicture(buildGraph(before, place), buildGraph(after, place), job.log.mask);
}

/** The collector's snapshot: what the stack was made from, and what it made. */
async function readStack(db: Db, { environment, name }: StackComponent): Promise<StackSource | undefined> {
  return (await getSnapshot(db, environment, 'cloudformation', name))?.value as StackSource | undefined;
}

/** The stacks in it, as the collector last read them. */
async function readInside(db: Db, component: StackComponent): Promise<readonly StackSource[]> {
  const parent = { source: component.name, called: component.stack };
  const nested = await nestedStacks(db, component.environment, parent);
  const read = await Promise.all(
    nested.map(({ source }) => getSnapshot(db, component.environment, 'cloudformation', source)),
  );
  return read.flatMap((each) => (each ? [{ ...(each.value as StackSource), ...placeOf(component) }] : []));
}

/** The other components of the environment: states as a runner kept them, stacks as the collector did. */
async function declaredBeside(
  db: Db,
  { environment, component }: Planning<ConfiguredComponent>,
): Promise<readonly Declared[]> {
  const others = environment.components.filter(({ name }) => name !== component.name);
  const found = await Promise.all(
    others.map(async (each): Promise<readonly Declared[]> => {
      if (each.engine === 'terraform') {
        const state = await getSnapshot(db, each.environment, 'terraform-state', each.name);
        return terraformOf(state?.value, each.directory);
      }
      const read = await readStack(db, each);
      return read
        ? [declaredFromStacks([{ ...read, ...placeOf(each) }, ...(await readInside(db, each))])]
        : [];
    }),
  );
  return found.flat();
}

const terraformOf = (state: unknown, directory: string): readonly Declared[] =>
  state === undefined ? [] : [declaredFromTerraform(state, directory)];

const placeOf = ({ account, region }: ConfiguredComponent) => ({ account, region });
