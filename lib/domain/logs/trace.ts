import type { LogLine } from './line.ts';

/**
 * A line that only goes on with the one before it: a frame of a stack, its cause, what was indented. Runtimes write
 * `printStackTrace` and a panic as an event a line.
 */
export function continuesTrace(text: string): boolean {
  const first = text[0];
  if (first === ' ' || first === '\t' || first === '\u00a0') return text.trim() !== '';
  return (
    BEGINNINGS.some((words) => text.startsWith(words)) ||
    (text.startsWith('... ') && text.endsWith(' more')) ||
    (text.startsWith('goroutine ') && text.endsWith(':'))
  );
}

const BEGINNINGS = ['Caused by: ', 'Suppressed: ', 'created by '];

/** A line later than this belongs to something else. */
const APART_MS = 1_000;
/** A trace has an end, whatever is written. */
const MOST_LINES = 200;
const MOST_CHARACTERS = 16_384;

/** An entry that lines may still be put behind. */
type Open = {
  readonly index: number;
  readonly head: LogLine;
  readonly parts: string[];
  lastAt: number;
  characters: number;
};

/**
 * Lines with each stack trace as one entry: what goes on with a line of its stream is put behind it. The entry keeps
 * the id, the time and the place of its first line. The same array where nothing was put together.
 */
export function foldTraces<Entry>(
  entries: readonly Entry[],
  lineOf: (entry: Entry) => LogLine | undefined,
  withLine: (entry: Entry, line: LogLine) => Entry,
): readonly Entry[] {
  if (!entries.some((entry) => lineOf(entry)?.continues)) return entries;
  const folded: Entry[] = [];
  const open = new Map<string, Open>();
  const grown = new Set<Open>();
  for (const entry of entries) {
    const line = lineOf(entry);
    const key = line ? `${line.group}\n${line.stream}` : '';
    const before = open.get(key);
    if (line && before && goesOn(line, before)) {
      before.parts.push(line.message.trim());
      before.lastAt = line.at;
      before.characters += line.message.length;
      grown.add(before);
      if (!line.continues && isTraceback(before.head)) open.delete(key);
      continue;
    }
    folded.push(entry);
    if (line) {
      const { at: lastAt, message } = line;
      open.set(key, {
        index: folded.length - 1,
        head: line,
        parts: [],
        lastAt,
        characters: message.length,
      });
    }
  }
  for (const { index, head, parts } of grown) {
    const entry = folded[index];
    if (entry === undefined) continue;
    const level = head.level === 'INFO' && parts.some(isFrame) ? 'ERROR' : head.level;
    folded[index] = withLine(entry, { ...head, level, message: [head.message, ...parts].join(' ⏎ ') });
  }
  return folded;
}

function goesOn(line: LogLine, { head, parts, lastAt, characters }: Open): boolean {
  if (line.level === 'PLATFORM' || head.level === 'PLATFORM') return false;
  if (line.at - lastAt > APART_MS || parts.length >= MOST_LINES || characters > MOST_CHARACTERS) return false;
  if (line.continues) return true;
  if (line.requestId !== undefined || line.fields) return false;
  // What a traceback ends in is not indented; a panic's frames are not all.
  return isTraceback(head) ? parts.length > 0 : isPanic(head);
}

const isTraceback = ({ message }: LogLine): boolean => message.includes('Traceback (most recent call last)');
const isPanic = ({ message }: LogLine): boolean =>
  message.startsWith('panic: ') || message.startsWith('fatal error: ');

const isFrame = (part: string): boolean =>
  part.startsWith('at ') || part.startsWith('File "') || BEGINNINGS.some((words) => part.startsWith(words));
