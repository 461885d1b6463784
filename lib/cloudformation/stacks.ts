import type { Declared } from '#lib/domain/graph/model.ts';
import { isRecord, own } from '#lib/domain/graph/spelling.ts';
import { declaredFromStack, type StackSource, stackOutputs } from './template.ts';

/**
 * Resources of many stacks, with what they export to each other and hand to nested ones worked out from their
 * templates where no real value is at hand. Never throws; the order of the stacks does not matter.
 */
export function declaredFromStacks(sources: readonly StackSource[]): Declared {
  let known = sources;
  // Each round hands values one stack further; a circle gains nothing and ends.
  for (let round = 0; round < sources.length; round += 1) {
    const next = sources.map((source) => ({
      ...source,
      imports: { ...exportsOf(known), ...source.imports },
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
        [...aliases, attributes.logicalId].some((each) => names(each, nested.stack)),
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
