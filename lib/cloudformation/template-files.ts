import type { StackSource } from './template-scope.ts';
import { parseTemplate } from './template-text.ts';
import { inText, resolved, type Scope } from './template-values.ts';

/**
 * The document that a template names by a path, where it is at hand: an OpenAPI body, a state machine. What lies in a
 * bucket, or is not there, is told to the scope.
 */
export function includedFile(path: unknown, scope: Scope, { file }: Pick<StackSource, 'file'>): unknown {
  if (path === undefined) return undefined;
  const name = resolved(path, scope);
  const text = typeof name === 'string' && !/^(s3|https?):/.test(name) ? file?.(name) : undefined;
  const parsed = text === undefined ? undefined : parseTemplate(text, String(name));
  if (parsed && parsed.problems.length === 0) return parsed.value;
  scope.missed?.('include', typeof name === 'string' ? name : inText(path));
  return undefined;
}
