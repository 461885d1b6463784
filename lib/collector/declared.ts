import type { MadeResource } from '#lib/aws/read/cloudformation/resources.ts';
import { importedNames } from '#lib/cloudformation/imported-names.ts';
import { declaredFromStack, type StackSource } from '#lib/cloudformation/template.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Declared, DeclaredResource } from '#lib/domain/graph/model.ts';
import type { MadeFacts } from '#lib/domain/inventory/from-declared.ts';
import type { Outputs } from '#lib/domain/inventory/resource.ts';
import type { Failure, Missing } from '#lib/domain/reading.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { hours, type Instant } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { getSnapshot, type Snapshot, snapshotHeads } from '#lib/store/snapshots.ts';
import { declaredFromTerraform } from '#lib/terraform/json/state.ts';

/** Value of the `cloudformation` snapshot: what a stack was made from and what it made, secrets masked. */
export type StackSnapshot = {
  readonly stack: string;
  readonly status: string;
  readonly updatedAt: number;
  readonly template: unknown;
  readonly parameters: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** Export names by output key. */
  readonly exports?: Readonly<Record<string, string>>;
  readonly resources: readonly MadeResource[];
};

/** Everything that both engines say an environment is made of. */
export type DeclaredSystem = {
  /** One a source: Terraform's state, the application stack. */
  readonly sources: readonly Declared[];
  readonly resources: readonly DeclaredResource[];
  readonly madeOf: (resource: DeclaredResource) => MadeFacts;
  readonly outputs: Omit<Outputs, 'terraform'> & { readonly terraform: unknown };
  /** The same digest, the same system. */
  readonly digest: string;
  /** When the older of the snapshots was taken. */
  readonly asOf: Instant;
  readonly missing: readonly Missing[];
};

/** Each snapshot is taken again when something moved, and every six hours: this old, nobody could. */
export const SNAPSHOT_FRESH = hours(72);

export type DeclaredSystems = (
  environment: ConfiguredEnvironment,
) => Promise<Result<DeclaredSystem, Failure>>;

/** Both snapshots joined; one of them may be missing, not both. Parsed again only when one has changed. */
export function declaredSystems(db: Db): DeclaredSystems {
  const known = new Map<string, DeclaredSystem>();
  return async (environment) => {
    const { key } = environment;
    const heads = [...(await snapshotHeads(db, [key])).values()];
    if (heads.length === 0) return err({ kind: 'not-found', what: 'no state and no stack was read yet' });
    const digest = heads
      .map((each) => each.digest)
      .toSorted()
      .join(' ');
    const same = known.get(key);
    if (same?.digest === digest) return ok({ ...same, asOf: oldest(heads) });
    const state = await getSnapshot(db, key, 'terraform-state');
    const stack = await getSnapshot(db, key, 'cloudformation');
    const system = joined(environment, digest, state, stack);
    known.set(key, system);
    return ok(system);
  };
}

function joined(
  environment: ConfiguredEnvironment,
  digest: string,
  state: Snapshot | undefined,
  stack: Snapshot | undefined,
): DeclaredSystem {
  const sources = [
    ...(state ? [declaredFromTerraform(state.value, environment.settings.infrastructure.directory)] : []),
    ...(stack ? [declaredFromSnapshot(stack, environment)] : []),
  ];
  const made = new Map(stackOf(stack)?.resources.map((each) => [each.logicalId, each]));
  return {
    sources,
    resources: sources.flatMap((each) => each.value),
    madeOf: (resource) => madeOf(resource, made),
    outputs: { terraform: state?.value, ...stackOutputsOf(environment, stack) },
    digest,
    asOf: oldest([state, stack].flatMap((each) => each ?? [])),
    missing: [
      ...(state ? [] : [missing('terraform state')]),
      ...(stack || !environment.settings.application ? [] : [missing('application stack')]),
    ],
  };
}

const stackOf = (snapshot: Snapshot | undefined) => snapshot?.value as StackSnapshot | undefined;

function stackOutputsOf(environment: ConfiguredEnvironment, snapshot: Snapshot | undefined) {
  const { outputs = {}, exports } = stackOf(snapshot) ?? {};
  const imports = snapshot ? importedNames(sourceOf(snapshot, environment)) : [];
  return {
    stack: outputs,
    ...(exports ? { exports } : {}),
    ...(imports.length > 0 ? { imports } : {}),
  };
}

const declaredFromSnapshot = (snapshot: Snapshot, environment: ConfiguredEnvironment): Declared =>
  declaredFromStack(sourceOf(snapshot, environment));

function sourceOf(snapshot: Snapshot, { account, region }: ConfiguredEnvironment): StackSource {
  const { stack, template, parameters, resources } = snapshot.value as StackSnapshot;
  return { stack, account, region, template, parameters, resources };
}

function madeOf({ owner, attributes }: DeclaredResource, made: ReadonlyMap<string, MadeFacts>): MadeFacts {
  if (owner.kind === 'sam') return made.get(owner.logicalId) ?? {};
  const id = attributes.id;
  return typeof id === 'string' ? { physicalId: id } : {};
}

const oldest = (snapshots: readonly Pick<Snapshot, 'takenAt'>[]): Instant =>
  Math.min(...snapshots.map((each) => each.takenAt)) as Instant;

const missing = (what: string): Missing => ({ what, failure: { kind: 'not-found', what: 'not read yet' } });
