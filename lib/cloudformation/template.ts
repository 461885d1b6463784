import type { Declared, DeclaredResource, Problem } from '#lib/domain/graph/model.ts';
import { resourceId } from '#lib/domain/graph/model.ts';
import { camelKeys, isRecord, own } from '#lib/domain/graph/spelling.ts';
import { arnOf, NAME_PROPERTIES, type StackPlace } from './template-arns.ts';
import { type Attributes, attributeOf } from './template-attributes.ts';
import { expandSam } from './template-sam.ts';
import { condition, resolved, type Scope } from './template-values.ts';

/** A row of ListStackResources. */
export type StackResource = {
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status?: string;
};

export type StackSource = StackPlace & {
  /** Processed or raw, SAM or not, as an object: see `parseTemplate`. */
  readonly template: unknown;
  readonly parameters?: Readonly<Record<string, string>>;
  /** What the stack really made; absent for a template that was never deployed. */
  readonly resources?: readonly StackResource[];
  /** Exports of other stacks by name. */
  readonly imports?: Readonly<Record<string, string>>;
};

/** Resources of one stack, functions and conditions worked out as far as its parameters tell. Never throws. */
export function declaredFromStack(source: StackSource): Declared {
  const { template, stack } = source;
  if (!isRecord(template) || !isRecord(template.Resources)) {
    return {
      value: [],
      problems: [{ code: 'no-resources', where: stack, detail: 'the template has no Resources' }],
    };
  }
  const expanded = expandSam(template);
  const resources = Object.entries(expanded.value);
  const scope = scopeOf(source, template, expanded.value);
  const problems: Problem[] = [...expanded.problems];
  const value = resources.flatMap(([logicalId, resource]): DeclaredResource[] => {
    if (!isRecord(resource) || typeof resource.Type !== 'string') {
      problems.push({ code: 'odd-resource', where: `${stack}/${logicalId}`, detail: 'it has no Type' });
      return [];
    }
    if ('Condition' in resource && condition({ Condition: resource.Condition }, scope) === false) return [];
    return [declared(logicalId, resource.Type, resource.Properties, source, scope)];
  });
  return { value, problems };
}

/** Outputs as far as they can be worked out; `name` is that of the export, where it is one. */
export function stackOutputs(
  source: StackSource,
): readonly { readonly key: string; readonly name?: string; readonly value: string }[] {
  const { template } = source;
  if (!isRecord(template) || !isRecord(template.Resources) || !isRecord(template.Outputs)) return [];
  const scope = scopeOf(source, template, expandSam(template).value);
  return Object.entries(template.Outputs).flatMap(([key, output]) => {
    if (!isRecord(output)) return [];
    const value = resolved(output.Value, scope);
    const name = isRecord(output.Export) ? resolved(output.Export.Name, scope) : undefined;
    return typeof value === 'string' ? [{ key, value, ...(typeof name === 'string' ? { name } : {}) }] : [];
  });
}

function declared(
  logicalId: string,
  type: string,
  properties: unknown,
  source: StackSource,
  scope: Scope,
): DeclaredResource {
  const made = source.resources?.find((each) => each.logicalId === logicalId);
  const values = resolved(properties, scope);
  const attributes = camelKeys(values ?? {});
  const arn = scope.attribute(logicalId, 'Arn');
  const id = idOf(source.stack, logicalId);
  const name = nameIn(values);
  const aliases = [id, made?.physicalId, arn, name, scope.ref(logicalId)];
  return {
    id: resourceId(id),
    owner: { kind: 'sam', stack: source.stack, logicalId },
    type,
    ...(arn?.startsWith('arn:') ? { arn } : {}),
    aliases: [...new Set(aliases.filter((each): each is string => each !== undefined && each !== ''))],
    attributes: { ...(isRecord(attributes) ? attributes : {}), logicalId },
  };
}

const idOf = (stack: string, logicalId: string): string => `cfn:${stack}/${logicalId}`;

function nameIn(properties: unknown): string | undefined {
  if (!isRecord(properties)) return undefined;
  return NAME_PROPERTIES.map((key) => properties[key]).find((each) => typeof each === 'string');
}

/** What functions and conditions of a template refer to. */
export function scopeOf(source: StackSource, template: Attributes, resources: Attributes): Scope {
  const { stack, account, region } = source;
  const seen = new Set<string>();
  const physicalId = (logicalId: string): string | undefined => {
    const made = source.resources?.find((each) => each.logicalId === logicalId)?.physicalId;
    if (made) return made;
    const resource = own(resources, logicalId);
    // Names may be written in terms of each other; a circle ends at the identity.
    if (!isRecord(resource) || seen.has(logicalId)) return undefined;
    seen.add(logicalId);
    const name = nameIn(resolved(resource.Properties, scope));
    seen.delete(logicalId);
    return name;
  };
  const scope: Scope = {
    parameters: parameterValues(template.Parameters, source.parameters ?? {}),
    pseudo: {
      'AWS::Region': region,
      'AWS::AccountId': account,
      'AWS::StackName': stack,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
    },
    imports: source.imports ?? {},
    mappings: isRecord(template.Mappings) ? template.Mappings : {},
    conditions: isRecord(template.Conditions) ? template.Conditions : {},
    ref: (logicalId) =>
      Object.hasOwn(resources, logicalId) ? (physicalId(logicalId) ?? idOf(stack, logicalId)) : undefined,
    attribute: (logicalId, name) => {
      const resource = own(resources, logicalId);
      if (!isRecord(resource)) return undefined;
      const physical = physicalId(logicalId);
      const type = String(resource.Type);
      const arn = physical && arnOf(type, physical, source);
      return attributeOf(name, { arn, physical, fallback: idOf(stack, logicalId) });
    },
  };
  return scope;
}

function parameterValues(
  declared: unknown,
  given: Readonly<Record<string, string>>,
): Record<string, unknown> {
  if (!isRecord(declared)) return { ...given };
  const names = new Set([...Object.keys(declared), ...Object.keys(given)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const about = declared[name];
      const value = given[name] ?? (isRecord(about) ? about.Default : undefined);
      if (value === undefined) return [];
      const list = isRecord(about) && /^(List<|CommaDelimitedList)/.test(String(about.Type));
      return [
        [
          name,
          list
            ? String(value)
                .split(',')
                .map((each) => each.trim())
            : value,
        ],
      ];
    }),
  );
}
