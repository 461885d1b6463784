import { isRecord } from '#lib/domain/graph/spelling.ts';

/** What CloudFormation expands by itself: no code of anybody's account. */
const TRANSFORMS: readonly unknown[] = ['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions'];
/** Stacks within the stack: a change set shows nothing of what they hold. */
const NESTED: readonly unknown[] = ['AWS::CloudFormation::Stack', 'AWS::Serverless::Application'];

/**
 * Why no change set may be made of a template, or undefined. A macro runs while the change set is made, before
 * anybody approved it, and includes put in what is not in the commit.
 */
export function refusedTemplate(template: Readonly<Record<string, unknown>>): string | undefined {
  const macro = [template.Transform ?? []].flat().find((each) => !TRANSFORMS.includes(each));
  if (macro !== undefined)
    return `Transform ${JSON.stringify(macro)}: runs or includes what is not in the commit`;
  if (hasTransform(template)) return 'Fn::Transform: runs or includes what is not in the commit';
  const resources = Object.entries(isRecord(template.Resources) ? template.Resources : {});
  const nested = resources.find(([, each]) => isRecord(each) && NESTED.includes(each.Type));
  return nested && `${nested[0]}: a nested stack, of which nobody would see what changes`;
}

function hasTransform(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasTransform);
  return (
    isRecord(value) &&
    Object.entries(value).some(([name, each]) => name === 'Fn::Transform' || hasTransform(each))
  );
}
