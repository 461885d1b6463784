import type { MadeResource } from '#lib/aws/read/cloudformation/resources.ts';
import { declaredByTag } from '#lib/cloudformation/declared-by-tag.ts';
import { importedNames } from '#lib/cloudformation/imported-names.ts';
import { declaredFromStack, type StackSource } from '#lib/cloudformation/template.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Declared, DeclaredResource } from '#lib/domain/graph/model.ts';
import type { MadeFacts } from '#lib/domain/inventory/from-declared.ts';
import type { Outputs } from '#lib/domain/inventory/resource.ts';
import { isNestedPlace } from '#lib/domain/membership/nested-stack.ts';
import type { Failure, Missing } from '#lib/domain/reading.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { hours, type Instant } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { type Snapshot, snapshotHeads } from '#lib/store/snapshots.ts';
import { declaredFromTerraform } from '#lib/terraform/json/state.ts';
import { readSources, type Source } from './declared-sources.ts';
import { stackSources } from './stack-sources.ts';
import type { TaggedSnapshot } from './watched-sources.ts';

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
  /** One a source: a state, a stack. */
  readonly sources: readonly Declared[];
  readonly resources: readonly DeclaredResource[];
  readonly madeOf: (resource: DeclaredResource) => MadeFacts;
  readonly outputs: Omit<Outputs, 'terraform'> & { readonly terraform: readonly unknown[] };
  /** The same digest, the same system. */
  readonly digest: string;
  /** When the oldest of the snapshots was taken. */
  readonly asOf: Instant;
  readonly missing: readonly Missing[];
};

/** Each snapshot is taken again when something moved, and every six hours: this old, nobody could. */
export const SNAPSHOT_FRESH = hours(72);

export type DeclaredSystems = (
  environment: ConfiguredEnvironment,
) => Promise<Result<DeclaredSystem, Failure>>;

/** All snapshots joined; some of them may be missing, not all. Parsed again only when one has changed. */
export function declaredSystems(db: Db): DeclaredSystems {
  const known = new Map<string, DeclaredSystem>();
  return async (environment) => {
    const { key } = environment;
    const found = await snapshotHeads(db, [key]);
    const heads = [...found.values()];
    if (heads.length === 0) return err({ kind: 'not-read' });
    const stacks = await stackSources(db, environment);
    const digest = [
      ...heads.map((each) => each.digest),
      ...stacks.map(({ source }) => source),
      JSON.stringify(environment.settings.watch ?? {}),
    ]
      .toSorted()
      .join(' ');
    const same = known.get(key);
    if (same?.digest === digest) return ok({ ...same, asOf: oldest(heads) });
    const system = joined(digest, await readSources(db, environment, stacks, [...found.keys()]));
    known.set(key, system);
    return ok(system);
  };
}

function joined(digest: string, read: readonly Source[]): DeclaredSystem {
  const imports = exportedHere(read);
  const declared = read.flatMap((each) => declaredFrom(each, imports) ?? []);
  const tagged = taggedFrom(read, declared);
  const sources = [...declared, ...(tagged.value.length > 0 ? [tagged] : [])];
  const made = new Map(
    read.flatMap((each) =>
      each.kind === 'stack' && each.snapshot
        ? stackOf(each.snapshot).resources.map(
            (one) => [madeKey(stackOf(each.snapshot).stack, one.logicalId), one] as const,
          )
        : [],
    ),
  );
  return {
    sources,
    resources: sources.flatMap((each) => each.value),
    madeOf: (resource) => madeOf(resource, made),
    outputs: outputsOf(read),
    digest,
    asOf: oldest(read.flatMap((each) => each.snapshot ?? [])),
    missing: read.flatMap((each) => (each.snapshot ? [] : [missing(each.name)])),
  };
}

const madeKey = (stack: string, logicalId: string): string => `${stack}/${logicalId}`;

const stackOf = (snapshot: Snapshot | undefined) => snapshot?.value as StackSnapshot;

/** What the stacks here export, by name: the value that another one of them imports. */
function exportedHere(read: readonly Source[]): Readonly<Record<string, string>> {
  const all = read.flatMap((each) =>
    each.kind === 'stack' && each.snapshot ? [stackOf(each.snapshot)] : [],
  );
  return Object.fromEntries(
    all.flatMap(({ exports = {}, outputs }) =>
      Object.entries(exports).flatMap(([key, name]) => {
        const value = outputs[key];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
}

function declaredFrom(source: Source, imports: Readonly<Record<string, string>>): Declared | undefined {
  if (!source.snapshot || source.kind === 'tags') return undefined;
  return source.kind === 'state'
    ? declaredFromTerraform(source.snapshot.value, source.directory)
    : declaredFromStack({ ...sourceOf(source.snapshot, source.place), imports });
}

/** What carries the tags and nothing else declares. */
function taggedFrom(read: readonly Source[], declared: readonly Declared[]): Declared {
  const snapshot = read.find(({ kind }) => kind === 'tags')?.snapshot;
  const { arns = [] } = (snapshot?.value ?? {}) as Partial<TaggedSnapshot>;
  const others = declared.flatMap(({ value }) => value);
  return { value: declaredByTag(arns, others), problems: [] };
}

/** By name; where several of a kind have outputs, the component stands before each, and a stack in a stack before its own. */
function outputsOf(read: readonly Source[]): DeclaredSystem['outputs'] {
  const states = read.flatMap((each) => (each.kind === 'state' && each.snapshot ? [each.snapshot] : []));
  const stacks = read.flatMap((each) =>
    each.kind === 'stack' && each.snapshot ? [{ ...each, snapshot: each.snapshot }] : [],
  );
  const several = stacks.filter(({ snapshot }) => !isNestedPlace(stackOf(snapshot).stack)).length > 1;
  const named = (of: (snapshot: StackSnapshot) => Readonly<Record<string, string>> | undefined) =>
    Object.fromEntries(
      stacks.flatMap(({ snapshot }) => {
        const value = stackOf(snapshot);
        const prefix = several || isNestedPlace(value.stack) ? `${value.stack}.` : '';
        return Object.entries(of(value) ?? {}).map(([name, text]) => [`${prefix}${name}`, text]);
      }),
    );
  const exports = named((each) => each.exports);
  const imports = [
    ...new Set(stacks.flatMap(({ snapshot, place }) => importedNames(sourceOf(snapshot, place)))),
  ];
  return {
    terraform: states.map((each) => each.value),
    stack: named((each) => each.outputs),
    ...(Object.keys(exports).length > 0 ? { exports } : {}),
    ...(imports.length > 0 ? { imports } : {}),
  };
}

function sourceOf(
  snapshot: Snapshot,
  { account, region }: Pick<StackSource, 'account' | 'region'>,
): StackSource {
  const { stack, template, parameters, resources } = stackOf(snapshot);
  return { stack, account, region, template, parameters, resources };
}

function madeOf({ owner, attributes }: DeclaredResource, made: ReadonlyMap<string, MadeFacts>): MadeFacts {
  if (owner.kind === 'sam') return made.get(madeKey(owner.stack, owner.logicalId)) ?? {};
  const id = attributes.id;
  return typeof id === 'string' ? { physicalId: id } : {};
}

const oldest = (snapshots: readonly Pick<Snapshot, 'takenAt'>[]): Instant =>
  Math.min(...snapshots.map((each) => each.takenAt)) as Instant;

const missing = (what: string): Missing => ({ what, failure: { kind: 'not-read' } });
