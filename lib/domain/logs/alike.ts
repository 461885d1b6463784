import type { Instant } from '../time.ts';
import type { LogLevel, LogLine } from './line.ts';
import { renderedCause, renderedFields } from './rendering.ts';

/** Lines that say the same, whatever values they name. */
export type AlikeLines = {
  /** The same for the same words, in every range. */
  readonly key: string;
  /** The words, values left out. */
  readonly pattern: string;
  /** The most severe of them. */
  readonly level: LogLevel;
  readonly count: number;
  readonly first: Instant;
  readonly last: Instant;
  /** Different requests among them. */
  readonly requests: number;
  /** Log groups that they come from. */
  readonly groups: readonly string[];
  /** In order of time. */
  readonly lines: readonly LogLine[];
};

const RANK: Readonly<Record<LogLevel, number>> = { DEBUG: 0, PLATFORM: 1, INFO: 1, WARN: 2, ERROR: 3 };

/** What stands for a value. */
export const VALUE = '…';

const patterns = new WeakMap<LogLine, string>();
const LONGEST = 300;
const LONGEST_WORD = 64;

/**
 * The words of a line without what differs from request to request: numbers, ids, addresses, quoted values, and the
 * frames of a stack. Short: what differs after it is no other kind of line.
 */
export function patternOf(line: LogLine): string {
  const known = patterns.get(line);
  if (known !== undefined) return known;
  const cause = renderedCause(line);
  const whole =
    cause !== undefined && !line.message.includes(cause) ? `${cause}: ${line.message}` : line.message;
  const [first = ''] = whole.split(' ⏎ ', 1);
  const words = first.slice(0, LONGEST).split(' ').map(wordOf);
  const names = line.level === 'PLATFORM' ? [] : renderedFields(line).map(([name]) => name);
  const fields =
    line.level === 'ERROR' || names.length === 0
      ? ''
      : ` ${names.map((name) => `${name}=${VALUE}`).join(' ')}`;
  const pattern = `${words.filter((word, index) => word !== VALUE || words[index - 1] !== VALUE).join(' ')}${fields}`;
  patterns.set(line, pattern);
  return pattern;
}

/** A word with a digit in it is a value, with its name where it has one; quotes hold values. */
function wordOf(word: string): string {
  if (word.length > LONGEST_WORD) return VALUE;
  let digits = false;
  let equals = -1;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code >= 48 && code <= 57) digits = true;
    if (code === 61 && equals < 0) equals = at;
  }
  if (equals > 0) return `${word.slice(0, equals)}=${VALUE}`;
  const isQuoted = word.length > 2 && (word[0] === '"' || word[0] === "'" || word[0] === '`');
  return digits || isQuoted ? VALUE : word;
}

/** Groups of lines that say the same: the most severe first, then the most frequent. */
export function alikeGroups(lines: readonly LogLine[]): readonly AlikeLines[] {
  const found = new Map<string, LogLine[]>();
  for (const line of lines) {
    const key = patternOf(line);
    const same = found.get(key);
    if (same) same.push(line);
    else found.set(key, [line]);
  }
  return [...found]
    .map(([pattern, same]) => groupOf(pattern, same))
    .toSorted((a, b) => RANK[b.level] - RANK[a.level] || b.count - a.count || b.last - a.last);
}

function groupOf(pattern: string, lines: readonly LogLine[]): AlikeLines {
  let level: LogLevel = 'DEBUG';
  const requests = new Set<string>();
  const groups = new Set<string>();
  for (const line of lines) {
    if (RANK[line.level] > RANK[level] || (level === 'DEBUG' && line.level === 'PLATFORM'))
      level = line.level;
    if (line.requestId) requests.add(line.requestId);
    groups.add(line.group);
  }
  const [first, last] = [lines[0]?.at, lines.at(-1)?.at];
  if (first === undefined || last === undefined) throw new Error('a group has a line');
  return {
    key: pattern,
    pattern,
    level,
    count: lines.length,
    first,
    last,
    requests: requests.size,
    groups: [...groups],
    lines,
  };
}

/** Whether a kind of line began with a deploy. `unknown`: too little is kept of the time before. */
export type SinceDeploy =
  | { readonly kind: 'new'; readonly deploy: number }
  | { readonly kind: 'before'; readonly deploy: number; readonly count: number }
  | { readonly kind: 'unknown' };

type Told = { readonly number: number; readonly at: Instant };

/**
 * Holds a group against the newest deploy among the lines. @param from since when lines were read @param before lines
 * read of the time before, of any kind
 */
export function sinceDeploy(
  { lines, first }: AlikeLines,
  deploys: readonly Told[],
  before: { readonly from: Instant; readonly lines: number },
): SinceDeploy | undefined {
  const deploy = deploys.findLast(({ at }) => at > before.from);
  if (!deploy) return undefined;
  if (first < deploy.at) {
    const count = lines.filter(({ at }) => at < deploy.at).length;
    return { kind: 'before', deploy: deploy.number, count };
  }
  return before.lines > 0 ? { kind: 'new', deploy: deploy.number } : { kind: 'unknown' };
}
