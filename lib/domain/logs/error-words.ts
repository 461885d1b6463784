import { isRecord } from '../graph/spelling.ts';
import type { LogLine } from './line.ts';

/**
 * What went wrong, as a structured line tells it beside its message: Powertools' `error`, the runtime's `errorType` and
 * `errorMessage`. Undefined for a line that tells no more than its message.
 */
export function errorWords({ fields, message }: Pick<LogLine, 'fields' | 'message'>): string | undefined {
  if (!fields) return undefined;
  const error = [fields.error, fields.err].find(isRecord);
  const [kind, said] = error
    ? [text(error.name) ?? text(error.type), text(error.message)]
    : [text(fields.errorType), text(fields.errorMessage)];
  const words = [kind, said].filter((part) => part !== undefined && part !== message).join(': ');
  return words === '' ? undefined : words;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
