import type { Declared } from '#lib/domain/graph/model.ts';
import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import { declaredFromStack, type StackSource, stackOutputs, storedParameters } from './template.ts';
import { parseTemplate } from './template-text.ts';

/**
 * Resources of many stacks, with what they export to each other and hand to nested ones worked out from their
 * templates where no real value is at hand. Never throws; the order of the stacks does not matter.
 */
export function declaredFromStacks(given: readonly StackSource[]): Declared {
  const sources = given.flatMap((source) => [source, ...localNested(source, 0)]);
  let known = sources;
  // Each round hands values one stack further; a circle gains nothing and ends.
  for (let round = 0; round < sources.length; round += 1) {
    const next = sources.map((source) => ({
      ...source,
      imports: { ...exportsOf(known), ...source.imports },
      stored: { ...Object.assign({}, ...known.map(storedParameters)), ...source.stored },
      nested: { ...nestedOutputs(source, known), ...source.nested },
      parameters: { ...nestedParameters(source, known), ...source.parameters },
    }));
    if (JSON.stringify(next) === JSON.stringify(known)) break;
    known = next;
  }
  const declared = known.map(declaredFromStack);
  return {
    value: declared.flatMap((each) => each.value),
    problems: declared.flatMap((each) => each.problems),
  };
}

/** Values by export name. An export that cannot be worked out is not there. */
function exportsOf(sources: readonly StackSource[]): Readonly<Record<string, string>> {
  const found = sources.flatMap((source) =>
    stackOutputs(source).flatMap(({ name, value }) => (name ? [[name, value]] : [])),
  );
  return Object.fromEntries(found);
}

/** What the parent's template gives a nested stack that is among the sources, by its physical name or logical id. */
function nestedParameters(
  nested: StackSource,
  sources: readonly StackSource[],
): Readonly<Record<string, string>> {
  const given = sources.flatMap((parent) =>
    declaredFromStack(parent).value.filter(
      ({ type, attributes, aliases }) =>
        type === 'AWS::CloudFormation::Stack' &&
        isRecord(attributes.parameters) &&
        isNested(nested.stack, parent, [...aliases, attributes.logicalId], attributes.logicalId),
    ),
  );
  const parameters = given.map((each) => own(each.attributes, 'parameters')).find(isRecord) ?? {};
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** `arn:aws:cloudformation:<region>:<account>:stack/<name>/<id>` or the name alone. */
const names = (alias: unknown, stack: string): boolean =>
  typeof alias === 'string' && (alias === stack || alias.split(':stack/')[1]?.split('/')[0] === stack);

const DEEPEST = 5;

/** Nested stacks whose templates are files at hand: `Location` of SAM, `TemplateURL` before packaging. */
function localNested(source: StackSource, depth: number): readonly StackSource[] {
  const { template, file } = source;
  const resources =
    isRecord(template) && isRecord(template.Resources) ? Object.entries(template.Resources) : [];
  if (!file || depth > DEEPEST) return [];
  return resources.flatMap(([logicalId, resource]) => {
    const properties = isRecord(resource) && isRecord(resource.Properties) ? resource.Properties : {};
    const path = properties.Location ?? properties.TemplateURL;
    const text = typeof path === 'string' && !/^(s3|https?):/.test(path) ? file(path) : undefined;
    if (text === undefined) return [];
    const inner: StackSource = {
      ...{ account: source.account, region: source.region, file },
      stack: `${source.stack}-${logicalId}`,
      template: parseTemplate(text, String(path)).value,
    };
    return [inner, ...localNested(inner, depth + 1)];
  });
}

/** What nested stacks among the sources answer to `Fn::GetAtt: [Nested, Outputs.Name]`. */
function nestedOutputs(
  parent: StackSource,
  sources: readonly StackSource[],
): Readonly<Record<string, string>> {
  const stacks = declaredFromStack(parent).value.filter(({ type }) => type === 'AWS::CloudFormation::Stack');
  const found = stacks.flatMap(({ aliases, attributes: { logicalId } }) =>
    sources
      .filter(({ stack }) => isNested(stack, parent, [...aliases, logicalId], logicalId))
      .flatMap((nested) => stackOutputs(nested).map(({ key, value }) => [`${logicalId}.${key}`, value])),
  );
  return Object.fromEntries(found);
}

const isNested = (
  stack: string,
  parent: StackSource,
  called: readonly unknown[],
  logicalId: unknown,
): boolean =>
  stack === `${parent.stack}-${logicalId}` ||
  stack === `${parent.stack}/${logicalId}` ||
  called.some((each) => names(each, stack));
