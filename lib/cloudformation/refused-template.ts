import { isRecord } from '#lib/domain/graph/spelling.ts';
import { foreignCode } from './foreign-code.ts';
import { nodesIn } from './nodes.ts';

type Template = Readonly<Record<string, unknown>>;
type Resource = Readonly<Record<string, unknown>>;

/** What CloudFormation expands by itself: no code of anybody's account. */
const TRANSFORMS: readonly unknown[] = ['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions'];

const NESTED: readonly unknown[] = ['AWS::CloudFormation::Stack', 'AWS::Serverless::Application'];

/** Types of AWS's own that bring in what nobody sees in the commit or in the change set. */
const REFUSED: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'a nested stack, of which nobody would see what changes',
  'AWS::Serverless::Application': 'a nested stack, of which nobody would see what changes',
  'AWS::ServiceCatalog::CloudFormationProvisionedProduct':
    'a product of a catalogue, of which nobody would see what changes',
  'AWS::CloudFormation::TypeActivation': 'turns on an extension, whose code is not in the commit',
};

/** `Custom::…` runs a function that the template names; anything else outside of `AWS::` is an extension. */
const OWN_TYPES = /^(?:AWS|Alexa|Custom)::/;

/**
 * Why no change set may be made of a template, with the logical id where there is one, or undefined. A macro runs
 * while the change set is made, before anybody approved it; modules, includes and extensions put in what is not in
 * the commit, and so does code that lies in a bucket of others. A macro that is allowed by its name may put in anything: what
 * it made is in the change set.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/registry.html
 */
export function refusedTemplate(
  template: Template,
  /** Nested stacks whose template lies in the commit and is judged as this one is. */
  local: ReadonlySet<string> = new Set(),
  /** Macros that `portal.yaml` allows, by name. */
  macros: readonly string[] = [],
): string | undefined {
  const macro = [template.Transform ?? []].flat().find((each) => !isAllowed(each, macros));
  if (macro !== undefined) return `Transform ${nameOf(macro)}: runs or includes what is not in the commit`;
  const resources = resourcesOf(template.Resources);
  for (const [logicalId, resource] of resources) {
    const nested = local.has(logicalId) && NESTED.includes(resource.Type);
    const why = (nested ? undefined : typeRefusal(resource.Type)) ?? transformIn(resource, macros);
    if (why !== undefined) return `${logicalId}: ${why}`;
  }
  const elsewhere = transformIn(template, macros);
  if (elsewhere !== undefined) return elsewhere;
  return foreignCode(template, resources);
}

/** All resources, those of a loop (`Fn::ForEach::…`) too. */
function resourcesOf(resources: unknown): readonly (readonly [string, Resource])[] {
  const found: [string, Resource][] = [];
  const waiting = [resources];
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (!isRecord(each)) continue;
    for (const [logicalId, value] of Object.entries(each)) {
      if (logicalId.startsWith('Fn::ForEach::') && Array.isArray(value)) waiting.push(...value);
      else if (isRecord(value)) found.push([logicalId, value]);
    }
  }
  return found;
}

function typeRefusal(type: unknown): string | undefined {
  if (typeof type !== 'string') return undefined;
  if (type.endsWith('::MODULE')) return `${type} is a module, which brings in what is not in the commit`;
  const known = Object.hasOwn(REFUSED, type) ? REFUSED[type] : undefined;
  if (known !== undefined || OWN_TYPES.test(type)) return known;
  return `${type} is an extension of others, whose code is not in the commit`;
}

/** `Fn::Transform` at any depth, with what it names. */
function transformIn(value: unknown, macros: readonly string[]): string | undefined {
  for (const node of nodesIn(value)) {
    if (isRecord(node) && 'Fn::Transform' in node && !isAllowed(node['Fn::Transform'], macros))
      return `Fn::Transform ${nameOf(node['Fn::Transform'])}: runs or includes what is not in the commit`;
  }
  return undefined;
}

/** `Name`, or `{ Name, Parameters }`, or within `Transform` a list of them; `AWS::Include` is nobody's to allow. */
const isAllowed = (transform: unknown, macros: readonly string[]): boolean => {
  const name = isRecord(transform) ? transform.Name : transform;
  return TRANSFORMS.includes(name) || (typeof name === 'string' && macros.includes(name));
};

const nameOf = (transform: unknown): string =>
  JSON.stringify(isRecord(transform) ? (transform.Name ?? '') : transform) ?? '';
