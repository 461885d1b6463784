import { isRecord } from '../graph/spelling.ts';
import type { LogLine } from './line.ts';

/** Where Lambda puts a function's own code. */
const TASK = '/var/task/';
const LONGEST = 200;
/** Depth of an error inside a structured line. */
const DEEPEST = 3;

/**
 * `src/list.ts:41`: the first frame of a line's stack that is the function's own, by Node's spelling and Python's.
 * @returns undefined where the line tells none
 */
export function frameOf({ message, fields }: Pick<LogLine, 'message' | 'fields'>): string | undefined {
  for (const text of [message, ...textsOf(fields, DEEPEST)]) {
    const found = frameIn(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Linear: each piece between two places of code is looked at once. */
function frameIn(text: string): string | undefined {
  for (let at = text.indexOf(TASK); at >= 0; at = text.indexOf(TASK, at + TASK.length)) {
    const rest = text.slice(at + TASK.length, at + TASK.length + LONGEST);
    const [place = ''] = rest.split(/[\s)"']/, 1);
    if (place.includes('node_modules/')) continue;
    const [file = '', line] = place.split(':');
    const number = isNumber(line) ? line : pythonLine(rest.slice(place.length));
    if (file !== '' && number !== undefined) return `${file}:${number}`;
  }
  return undefined;
}

/** Behind the file: `", line 12, in handler`. */
function pythonLine(text: string): string | undefined {
  const [, after] = text.split(', line ', 2);
  const [number] = (after ?? '').split(/[,\s]/, 1);
  return text.startsWith('", line ') && isNumber(number) ? number : undefined;
}

const isNumber = (text: string | undefined): text is string => text !== undefined && /^\d{1,7}$/.test(text);

function* textsOf(value: unknown, depth: number): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (depth > 0 && Array.isArray(value)) for (const each of value) yield* textsOf(each, depth - 1);
  else if (depth > 0 && isRecord(value))
    for (const each of Object.values(value)) yield* textsOf(each, depth - 1);
}
