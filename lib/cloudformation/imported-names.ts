import { isRecord } from '#lib/domain/graph/spelling.ts';
import { type StackSource, scopeOf } from './template-scope.ts';
import { resolved, type Scope } from './template-values.ts';

/**
 * Names of the exports that a template imports, sorted, each once. One that cannot be worked out is left out. Never throws.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html
 */
export function importedNames(source: StackSource): readonly string[] {
  const { template } = source;
  if (!isRecord(template) || !isRecord(template.Resources)) return [];
  const scope = scopeOf(source, template, template.Resources);
  return [...new Set(imports(template, scope))].toSorted();
}

function imports(value: unknown, scope: Scope): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => imports(each, scope));
  if (!isRecord(value)) return [];
  const name = 'Fn::ImportValue' in value ? resolved(value['Fn::ImportValue'], scope) : undefined;
  const inside = Object.values(value).flatMap((each) => imports(each, scope));
  return typeof name === 'string' ? [name, ...inside] : inside;
}
