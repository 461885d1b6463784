import type { Properties, Touched } from '#lib/domain/deploy/denials/touched.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { shownParameters, type TemplateSide } from './change-set.ts';
import type { ChangeSetEntry } from './change-set-entry.ts';
import type { ChangeSetLevel } from './nested-changes.ts';
import { nameProperty, type StackPlace } from './template-arns.ts';
import { type StackResource, scopeOf } from './template-scope.ts';
import { resolved } from './template-values.ts';

type Stack = StackPlace & {
  /** What it is made of now. */
  readonly resources: readonly Pick<StackResource, 'logicalId' | 'physicalId' | 'type'>[];
  /** Tags of the stack, which CloudFormation gives to what it makes. */
  readonly tags: Readonly<Record<string, string>>;
};
type Change = NonNullable<ChangeSetEntry['ResourceChange']>;

/**
 * What CloudFormation would do to each resource, with values as far as template, parameters and what is there tell them.
 * @param counted addresses of changes; what is only recomputed because of them asks for nothing
 */
export function touchedOfStack(
  level: ChangeSetLevel,
  stack: Stack,
  counted: ReadonlySet<string>,
  place = '',
): readonly Touched[] {
  const nested = new Map(level.nested.map((each) => [each.logicalId, each]));
  const named = readStack(level, stack);
  return level.entries.flatMap(({ ResourceChange: change }) => {
    const id = change?.LogicalResourceId;
    const address = `${place}${id}`;
    if (!change || !id || !change.ResourceType || !counted.has(address)) return [];
    const inside = nested.get(id);
    if (!inside) return touchedBy(change, id, address, named, stack.tags);
    const own = { ...stack, stack: standIn(stack.stack, id), resources: [] };
    return touchedOfStack(inside, own, counted, `${address}/`);
  });
}

type Named = {
  readonly before: (id: string) => Properties | undefined;
  readonly after: (id: string) => Properties | undefined;
  readonly standIn: (id: string) => string;
  readonly physical: (id: string) => string | undefined;
};

function touchedBy(
  change: Change,
  id: string,
  address: string,
  named: Named,
  inherits: Stack['tags'],
): readonly Touched[] {
  const type = change.ResourceType ?? '';
  const was = named.before(id);
  const is = change.Action === 'Remove' ? undefined : named.after(id);
  const [before, after] = [was ?? {}, is ?? {}];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const does = whatIsDone(change, was === undefined, changed.length === 0);
  if (does === undefined) return [];
  const there = change.PhysicalResourceId ?? named.physical(id);
  return [
    {
      ...{ address, type, schema: type, does, before, after, changed, inherits },
      ...(there === undefined || does === 'create' ? {} : { there }),
      standIn: named.standIn(id),
    },
  ];
}

/** @returns undefined for what leaves the stack and stays, or comes into it as it is */
function whatIsDone(
  { Action: action, Replacement: replacement, PolicyAction: policy }: Change,
  isNew: boolean,
  isSame: boolean,
): Touched['does'] | undefined {
  if (action === 'Import') return undefined;
  if (action === 'Dynamic') return 'later';
  if (action === 'Remove') return policy === 'Retain' ? undefined : 'delete';
  if (action === 'Add' || isNew) return 'create';
  if (replacement === 'True') return 'replace';
  return isSame ? 'later' : 'update';
}

/** Both templates with everything put in that is known; what is not made yet has a name of the right shape. */
function readStack(level: ChangeSetLevel, stack: Stack): Named {
  const shape = (id: string, type = '') => standIn(stack.stack, id, type);
  const made = new Map(stack.resources.map(({ logicalId, physicalId }) => [logicalId, physicalId]));
  for (const { ResourceChange: change } of level.entries)
    if (change?.LogicalResourceId && change.PhysicalResourceId)
      made.set(change.LogicalResourceId, change.PhysicalResourceId);
  const types = new Map(
    [level.before, level.after].flatMap((side) =>
      Object.entries(resourcesOf(side)).map(([id, each]) => [id, String(each.Type)] as const),
    ),
  );
  const resources = [...types].flatMap(([logicalId, type]): readonly StackResource[] => {
    const physicalId =
      made.get(logicalId) ?? (isNamed(level.after, logicalId, type) ? undefined : shape(logicalId, type));
    return physicalId === undefined ? [] : [{ logicalId, physicalId, type }];
  });
  const read = (side: TemplateSide | undefined) => {
    if (!side || !isRecord(side.template)) return () => undefined;
    const own = resourcesOf(side);
    const { template } = side;
    // A secret is in no name that is shown.
    const parameters = shownParameters(template, side.parameters);
    const scope = scopeOf({ ...stack, template, parameters, resources }, side.template, own);
    return (id: string): Properties | undefined => {
      const resource = own[id];
      if (resource === undefined) return undefined;
      const properties = resolved(resource.Properties ?? {}, scope);
      return isRecord(properties) ? properties : {};
    };
  };
  return {
    before: read(level.before),
    after: read(level.after),
    standIn: (id) => shape(id, types.get(id)),
    physical: (id) => made.get(id),
  };
}

/** Twelve characters of CloudFormation's choice stand behind a name that nobody wrote; a bucket's has small letters. */
function standIn(stack: string, id: string, type = ''): string {
  const name = `${stack}-${id}`;
  return `${type === 'AWS::S3::Bucket' ? name.toLowerCase() : name}-XXXXXXXXXXXX`;
}

function isNamed(side: TemplateSide, id: string, type: string): boolean {
  const properties = resourcesOf(side)[id]?.Properties;
  return isRecord(properties) && properties[nameProperty(type) ?? ''] !== undefined;
}

function resourcesOf(side: TemplateSide | undefined): Readonly<Record<string, Record<string, unknown>>> {
  const template = side?.template;
  const resources = isRecord(template) && isRecord(template.Resources) ? template.Resources : {};
  return Object.fromEntries(
    Object.entries(resources).filter((each): each is [string, Record<string, unknown>] => isRecord(each[1])),
  );
}
