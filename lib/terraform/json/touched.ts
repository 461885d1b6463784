import { LATER, type Properties, type Touched } from '#lib/domain/deploy/denials/touched.ts';
import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import { actionOf } from './changes.ts';
import { type Later, namedLater } from './named-later.ts';
import type { PlanJson, PlanJsonResource } from './plan-json.ts';
import { SAME_AS, type SameAs } from './same-as.ts';

/** A name or id that only AWS or the provider chooses. */
const STAND_IN = 'XXXXXXXXXXXXXXXXX';
const OF_AWS = /^aws(cc)?_/;

/** What AWS would be asked to do for each resource of a plan. What only moves in the state asks for nothing. */
export function touchedOfPlan(plan: PlanJson, account: string): readonly Touched[] {
  const boundaries = boundariesIn(plan);
  const later = namedLater(plan, account);
  return plan.resource_changes.flatMap((resource): readonly Touched[] => {
    const { address, type, change, mode } = resource;
    const does = mode === 'managed' && OF_AWS.test(type) ? doesOf(resource) : undefined;
    if (does === undefined) return [];
    const same = own(SAME_AS, type);
    const before = propertiesOf(same, change.before, change.before_sensitive);
    const after = {
      ...propertiesOf(same, change.after, change.after_sensitive),
      ...onlyLater(same, change.after_unknown, (argument) => later(address, argument)),
    };
    const there = thereOf(same, change.before, { ...before, ...after });
    const boundary = boundaries.get(String(after.RoleName ?? before.RoleName));
    return [
      {
        ...{
          address,
          type,
          schema: same?.schema,
          does,
          before,
          after,
          changed: changedIn(propertiesOf(same, change.before), {
            ...after,
            ...propertiesOf(same, change.after),
          }),
        },
        ...(same?.part === undefined ? {} : { part: same.part }),
        ...(there === undefined ? {} : { there }),
        ...(boundary === undefined || !same?.schema.startsWith('AWS::IAM::Role') ? {} : { boundary }),
        standIn: STAND_IN,
      },
    ];
  });
}

function doesOf({ change }: PlanJsonResource): Touched['does'] | undefined {
  const action = actionOf(change);
  return action === 'create' || action === 'update' || action === 'replace' || action === 'delete'
    ? action
    : undefined;
}

/** Of a part, the resource that it is a part of: that is there, or will be. */
function thereOf(same: SameAs | undefined, before: unknown, properties: Properties): string | undefined {
  if (same?.part !== undefined)
    return [properties.BucketName, properties.RoleName, properties.TableName, properties.RuleName].find(
      isText,
    );
  return isRecord(before) ? [before.arn, before.id].find(isText) : undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Properties that hang on what is made with it. */
const REFERENCES = /^Role$|RoleArn$/;
/** What the provider works out: no part of what is asked for. */
const COMPUTED: ReadonlySet<string> = new Set([
  ...['id', 'arn', 'invoke_arn', 'qualified_arn', 'last_modified', 'version', 'region', 'timeouts'],
  ...['tags', 'tags_all'],
]);

/** What a plan says to be known after apply, as far as something of the same plan names it, or AWS alone chooses it. */
function onlyLater(
  same: SameAs | undefined,
  unknown: unknown,
  later: (argument: string) => Later | undefined,
): Properties {
  const found: Record<string, unknown> = {};
  for (const [argument, isUnknown] of Object.entries(isRecord(unknown) ? unknown : {})) {
    const property = propertyOf(same, argument);
    if (isUnknown !== true || property === '') continue;
    const named = later(argument);
    if (REFERENCES.test(property)) found[property] = named?.arn ?? LATER;
    else if (named) found[property] = named.name;
    else if (argument.endsWith('_id')) found[property] = STAND_IN;
  }
  return found;
}

const propertyOf = (same: SameAs | undefined, argument: string): string =>
  own(same?.properties ?? {}, argument) ?? (COMPUTED.has(argument) ? '' : pascal(argument));

/** Attributes under the names of properties: those that the table maps, then the rest by their own words. */
function propertiesOf(same: SameAs | undefined, values: unknown, sensitive?: unknown): Properties {
  if (!isRecord(values)) return {};
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const property = propertyOf(same, name);
    if (property === '') continue;
    const isSecret = isRecord(sensitive) && sensitive[name] === true;
    // Several attributes may say one thing: where the code of a function lies.
    const shown = isSecret && typeof value === 'string' ? LATER : value;
    found[property] = property in found ? [found[property], shown] : shown;
  }
  return { ...found, ...(isRecord(values.tags_all) ? { Tags: values.tags_all } : {}) };
}

const pascal = (name: string): string =>
  name.replace(/(^|_)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());

/** A value that is only worked out by the deploy is left out of what is planned. */
const changedIn = (before: Properties, after: Properties): readonly string[] =>
  Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));

/** Boundaries of roles by their names, of those too that the plan leaves as they are. */
const boundariesIn = ({ resource_changes }: PlanJson): ReadonlyMap<string, string> =>
  new Map(
    resource_changes.flatMap(({ type, change }) => {
      const role = type !== 'aws_iam_role' ? undefined : (change.after ?? change.before);
      return isRecord(role) && isText(role.name) && isText(role.permissions_boundary)
        ? [[role.name, role.permissions_boundary] as const]
        : [];
    }),
  );
