import { isRecord } from '../graph/spelling.ts';
import { marked } from './marks.ts';

/** A colour, a movement, or a command to the terminal with its text: nothing that was written to be read. */
const TERMINAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;

/**
 * The text without sequences for terminals; any other character that cannot be seen is a mark. Lambda writes the line
 * ends of one event as carriage returns.
 */
export const readable = (text: string): string =>
  marked(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(TERMINAL, '')).trimEnd();

/** JSON writes a control character as six harmless ones: it is only there once it is read. */
export function readableWithin(value: unknown): unknown {
  if (typeof value === 'string') return readable(value);
  if (Array.isArray(value)) return value.map(readableWithin);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [readable(name), readableWithin(each)]),
  );
}
