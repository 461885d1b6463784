import type { LogLevel } from '../line.ts';
import { bareLevel, levelOf } from './level.ts';
import { isUuid } from './read-fields.ts';

/** What stands before the words of a line: its columns have them. */
export type TextHead = {
  readonly level?: LogLevel;
  readonly requestId?: string;
  /** Where the words begin. */
  readonly end: number;
};

/** No logger writes more before the words. */
const MOST_TOKENS = 9;
const LONGEST_TOKEN = 48;

/**
 * Reads times, request id, level, thread and process number from the begin of a line, in whatever order a logger puts
 * them: the Node, Python, Java, Go, .NET and Ruby runtimes, log4j, logback, slog, zap, structlog, winston, glog.
 */
export function textHead(text: string): TextHead {
  let at = 0;
  let level: LogLevel | undefined;
  let requestId: string | undefined;
  let hasTime = false;
  for (let count = 0; count < MOST_TOKENS; count++) {
    const token = tokenAt(text, at);
    if (!token) break;
    const { word, next } = token;
    if (isTime(word)) hasTime = true;
    else if (requestId === undefined && isUuid(word)) requestId = word;
    else if (word === 'undefined' && hasTime && level === undefined) {
      // Node's runtime, outside an invocation.
    } else if (token.kind === 'bracket' && isBracketOfHead(word, hasTime || level !== undefined)) {
      level ??= levelWithin(word);
      hasTime ||= isTime(word.split(' ')[0] ?? '');
    } else if (level === undefined && levelIn(token, hasTime)) level = levelIn(token, hasTime);
    else if (!isFiller(word, { hasTime, hasLevel: level !== undefined })) break;
    at = next;
  }
  if (level === undefined && requestId === undefined && !hasTime) return { end: 0 };
  return { end: at, ...(level ? { level } : {}), ...(requestId ? { requestId } : {}) };
}

type Token = { readonly kind: 'word' | 'bracket'; readonly word: string; readonly next: number };

/** A word, or what stands in square brackets; undefined where neither begins within reach. */
function tokenAt(text: string, at: number): Token | undefined {
  if (text[at] === '[') {
    const end = text.indexOf(']', at);
    if (end > 0 && end - at <= LONGEST_TOKEN * 2) {
      const colon = text[end + 1] === ':' ? 1 : 0;
      return {
        kind: 'bracket',
        word: text.slice(at + 1, end).trim(),
        next: afterBlanks(text, end + 1 + colon),
      };
    }
  }
  let end = at;
  while (end < text.length && end - at <= LONGEST_TOKEN && !isBlank(text.charCodeAt(end))) end += 1;
  if (end === at || end - at > LONGEST_TOKEN) return undefined;
  return { kind: 'word', word: text.slice(at, end), next: afterBlanks(text, end) };
}

/** A line end is no blank: what comes after it is the line's own. */
function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === ' ' || text[at] === '\t')) at += 1;
  return at;
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10;

/** `ERROR`, `ERROR:`, `error:`, `app.ERROR:`. */
function levelIn({ kind, word }: Token, hasTime: boolean): LogLevel | undefined {
  if (kind === 'bracket') return undefined;
  const bare = bareLevel(word);
  if (bare) return bare;
  if (word.endsWith(':')) {
    // A runtime's own words, which are the message.
    if (word === 'Error:' || word === 'panic:') return undefined;
    const name = word.slice(0, -1);
    return levelOf(name) ?? bareLevel(name.slice(name.lastIndexOf('.') + 1));
  }
  // After a time, and nothing else, a small word is a level too: .NET's `fail`, tracing's `error`.
  return hasTime && word === word.toLowerCase() ? levelOf(word) : undefined;
}

/** `[ERROR]`, `[main]`, `[2026-… ERROR app]`, `[10:11:12 ERR]`: anything else in brackets is the line's own. */
const isBracketOfHead = (inner: string, begun: boolean): boolean =>
  levelWithin(inner) !== undefined || isTime(inner.split(' ')[0] ?? '') || (begun && !inner.includes(' '));

function levelWithin(inner: string): LogLevel | undefined {
  const parts = inner.split(' ');
  if (parts.length === 1) return levelOf(inner);
  return parts.map((part) => bareLevel(part)).find(Boolean);
}

/** Signs between the columns, a process number, `#8]` of Ruby; only once something has been read. */
function isFiller(word: string, { hasTime, hasLevel }: { hasTime: boolean; hasLevel: boolean }): boolean {
  if (!hasTime && !hasLevel) return RUBY_LETTERS.has(word);
  if (SIGNS.has(word)) return true;
  return hasLevel && word.length <= 6 && isDigits(word) && hasTime;
}

const RUBY_LETTERS = new Set(['D,', 'I,', 'W,', 'E,', 'F,', 'A,']);
const SIGNS = new Set(['-', '--', '---', ':', '|', '–']);

function isDigits(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return word.length > 0;
}

/** A date, a time of day, or both: digits with the signs that come between them, beginning with a digit. */
function isTime(word: string): boolean {
  if (word.length < 8 || word.length > 35) return false;
  let digits = 0;
  let signs = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
    else if (TIME_SIGNS.includes(word[at] ?? '')) signs += 1;
    else return false;
  }
  const first = word.charCodeAt(0);
  return digits >= 6 && signs >= 2 && first >= 48 && first <= 57;
}

const TIME_SIGNS = ':-/.,TZ+';
