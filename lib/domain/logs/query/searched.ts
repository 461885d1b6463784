import { isRecord } from '../../graph/spelling.ts';
import type { LogLine } from '../line.ts';
import { rendering } from '../rendering.ts';

const texts = new WeakMap<LogLine, string>();

/** All that a word is looked for in, in small letters: what is shown, and the line as it was written. */
export function searchText(line: LogLine): string {
  const known = texts.get(line);
  if (known !== undefined) return known;
  const raw = line.fields ? JSON.stringify(line.fields) : `${line.head ?? ''} ${line.message}`;
  const text = `${rendering(line)}\n${line.requestId ?? ''} ${line.level}\n${raw}`.toLowerCase();
  texts.set(line, text);
  return text;
}

const DEEPEST = 5;
const MOST_NAMES = 200;

/** Names and plain values of all fields of a line, nested ones by their path. */
export function eachField(
  line: LogLine,
  visit: (name: string, value: string | number | boolean) => void,
): void {
  let seen = 0;
  const walk = (value: unknown, path: string, depth: number): void => {
    if (seen >= MOST_NAMES) return;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      seen += 1;
      visit(path, value);
    } else if (isRecord(value) && depth < DEEPEST) {
      for (const [name, each] of Object.entries(value)) {
        const isBody = depth === 0 && name === 'message' && isRecord(each);
        walk(each, isBody ? '' : path === '' ? name : `${path}.${name}`, isBody ? depth : depth + 1);
      }
    }
  };
  if (line.fields) walk(line.fields, '', 0);
}
