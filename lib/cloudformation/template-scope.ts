import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import { arnOf, nameProperty, type StackPlace } from './template-arns.ts';
import { type Attributes, attributeOf } from './template-attributes.ts';
import { type Missing, resolved, type Scope } from './template-values.ts';

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
  /** Values of Parameter Store by name. */
  readonly stored?: Readonly<Record<string, string>>;
  /** Outputs of nested stacks: logical id of the nested stack, a dot, name of the output. */
  readonly nested?: Readonly<Record<string, string>>;
  /** A file that the template names by a path, as text; undefined where it is not at hand. */
  readonly file?: (path: string) => string | undefined;
};

export const idOf = (stack: string, logicalId: string): string => `cfn:${stack}/${logicalId}`;

/** What functions and conditions of a template refer to. */
export function scopeOf(
  source: StackSource,
  template: Attributes,
  resources: Attributes,
  missed?: (kind: Missing, name: string) => void,
): Scope {
  const { stack, account, region } = source;
  const made = new Map(source.resources?.map((each) => [each.logicalId, each.physicalId]));
  const known = new Map<string, string | undefined>();
  const physicalId = (logicalId: string): string | undefined => {
    const real = made.get(logicalId);
    if (real) return real;
    if (known.has(logicalId)) return known.get(logicalId);
    // Names may be written in terms of each other; a circle ends at the identity.
    known.set(logicalId, undefined);
    const resource = own(resources, logicalId);
    if (isRecord(resource)) known.set(logicalId, nameOf(resource, scope));
    return known.get(logicalId);
  };
  const parameters = parameterValues(template.Parameters, source);
  const named = namedByParameter(resources);
  const scope: Scope = {
    parameters,
    named: (parameter) => {
      const logicalId = own(parameters, parameter) === undefined ? named.get(parameter) : undefined;
      return logicalId === undefined ? undefined : idOf(stack, logicalId);
    },
    pseudo: {
      'AWS::Region': region,
      'AWS::AccountId': account,
      'AWS::StackName': stack,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stack}`,
    },
    imports: source.imports ?? {},
    stored: source.stored ?? {},
    mappings: isRecord(template.Mappings) ? template.Mappings : {},
    conditions: isRecord(template.Conditions) ? template.Conditions : {},
    ref: (logicalId) =>
      Object.hasOwn(resources, logicalId) ? (physicalId(logicalId) ?? idOf(stack, logicalId)) : undefined,
    attribute: (logicalId, name) => {
      const resource = own(resources, logicalId);
      if (!isRecord(resource)) return undefined;
      if (name.startsWith('Outputs.')) return own(source.nested ?? {}, `${logicalId}.${name.slice(8)}`);
      const type = String(resource.Type);
      const physical = physicalId(logicalId);
      const arn = physical && arnOf(type, physical, source);
      // A parameter is worth what it holds.
      if (type === 'AWS::SSM::Parameter' && name === 'Value' && isRecord(resource.Properties)) {
        return resolved(resource.Properties.Value, scope);
      }
      return attributeOf(name, { type, arn, physical, identity: idOf(stack, logicalId) });
    },
    ...(missed ? { missed } : {}),
  };
  return scope;
}

/** The name that a resource will have: only where it is written out, or hangs on nothing that is not known. */
function nameOf(resource: Attributes, scope: Scope): string | undefined {
  const property = nameProperty(String(resource.Type));
  if (property === undefined || !isRecord(resource.Properties)) return undefined;
  const name = resolved(resource.Properties[property], scope);
  const isKnown = typeof name === 'string' && name !== '' && !name.includes('${') && !name.startsWith('cfn:');
  return isKnown ? name : undefined;
}

/** Parameters that are the whole name of one resource, and of no other: whoever says the one means the other. */
function namedByParameter(resources: Attributes): ReadonlyMap<string, string> {
  const found = new Map<string, readonly string[]>();
  for (const [logicalId, resource] of Object.entries(resources)) {
    if (!isRecord(resource) || !isRecord(resource.Properties)) continue;
    const name = resource.Properties[nameProperty(String(resource.Type)) ?? ''];
    const parameter = isRecord(name) ? name.Ref : undefined;
    if (typeof parameter !== 'string') continue;
    found.set(parameter, [...(found.get(parameter) ?? []), logicalId]);
  }
  return new Map(
    [...found].flatMap(([parameter, [only = '', ...more]]) => (more.length === 0 ? [[parameter, only]] : [])),
  );
}

const LIST = /^(List<|CommaDelimitedList|AWS::SSM::Parameter::Value<(List<|CommaDelimitedList))/;

function parameterValues(declared: unknown, source: StackSource): Record<string, unknown> {
  const given = source.parameters ?? {};
  if (!isRecord(declared)) return { ...given };
  const names = new Set([...Object.keys(declared), ...Object.keys(given)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const about = declared[name];
      const type = isRecord(about) ? String(about.Type) : '';
      const written = given[name] ?? (isRecord(about) ? about.Default : undefined);
      // The value is the name of a parameter of Parameter Store.
      const stored = type.startsWith('AWS::SSM::Parameter::Value<');
      const value = stored ? own(source.stored ?? {}, String(written)) : written;
      if (value === undefined) return [];
      return [[name, LIST.test(type) ? split(String(value)) : value]];
    }),
  );
}

const split = (list: string): readonly string[] => list.split(',').map((each) => each.trim());
