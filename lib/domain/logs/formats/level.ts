import type { LogLevel } from '../line.ts';

/**
 * Words of pino, winston, log4j, logback, Python, slog, zap, zerolog, .NET (its four letters too), Ruby, Monolog,
 * syslog and Serilog, in capitals.
 */
const WORDS: Readonly<Record<string, LogLevel>> = {
  TRACE: 'DEBUG',
  TRCE: 'DEBUG',
  TRC: 'DEBUG',
  VERBOSE: 'DEBUG',
  SILLY: 'DEBUG',
  FINEST: 'DEBUG',
  FINER: 'DEBUG',
  FINE: 'DEBUG',
  DEBUG: 'DEBUG',
  DBUG: 'DEBUG',
  DBG: 'DEBUG',
  CONFIG: 'INFO',
  INFO: 'INFO',
  INF: 'INFO',
  INFORMATION: 'INFO',
  INFORMATIONAL: 'INFO',
  HTTP: 'INFO',
  NOTICE: 'INFO',
  WARN: 'WARN',
  WRN: 'WARN',
  WARNING: 'WARN',
  ERROR: 'ERROR',
  ERR: 'ERROR',
  EROR: 'ERROR',
  FAIL: 'ERROR',
  SEVERE: 'ERROR',
  CRITICAL: 'ERROR',
  CRIT: 'ERROR',
  ALERT: 'ERROR',
  FATAL: 'ERROR',
  FTL: 'ERROR',
  EMERG: 'ERROR',
  EMERGENCY: 'ERROR',
  PANIC: 'ERROR',
  DPANIC: 'ERROR',
};

/** Words that also begin ordinary sentences: a level only where something beside them says so. */
const ORDINARY = new Set(['ALERT', 'CONFIG', 'FINE', 'FINER', 'FINEST', 'HTTP', 'NOTICE', 'SILLY']);

const LONGEST_WORD = 14;

/** The level that a word means, whatever its case; `ERROR+2` of slog is an error. */
export function levelOf(word: unknown): LogLevel | undefined {
  if (typeof word !== 'string' || word.length > LONGEST_WORD) return undefined;
  const name = word.trim().toUpperCase();
  const end = name.search(/[+-]\d/);
  const key = end > 0 ? name.slice(0, end) : name;
  return Object.hasOwn(WORDS, key) ? WORDS[key] : undefined;
}

/** A word in capitals that stands alone and can mean nothing but a level. */
export const bareLevel = (word: string): LogLevel | undefined =>
  word === word.toUpperCase() && !ORDINARY.has(word) ? levelOf(word) : undefined;

type Scale = readonly (readonly [from: number, level: LogLevel])[];

/** pino and bunyan: 10 to 60. Python's own numbers are a step apart. */
const PINO: Scale = [
  [50, 'ERROR'],
  [40, 'WARN'],
  [30, 'INFO'],
];
const PYTHON: Scale = [
  [40, 'ERROR'],
  [30, 'WARN'],
  [20, 'INFO'],
];
const MONOLOG: Scale = [
  [400, 'ERROR'],
  [300, 'WARN'],
  [200, 'INFO'],
];
const OPEN_TELEMETRY: Scale = [
  [17, 'ERROR'],
  [13, 'WARN'],
  [9, 'INFO'],
];

const on = (scale: Scale, value: number): LogLevel => scale.find(([from]) => value >= from)?.[1] ?? 'DEBUG';

/**
 * What a number means depends on who counts: `levelno` is Python's, `severityNumber` OpenTelemetry's, 100 and on
 * Monolog's, below ten syslog's (GELF), the rest pino's and bunyan's.
 */
export function numberedLevel(name: string, value: unknown): LogLevel | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return undefined;
  if (name === 'levelno') return on(PYTHON, value);
  if (name === 'severityNumber' || name === 'SeverityNumber') return on(OPEN_TELEMETRY, value);
  if (value >= 100) return on(MONOLOG, value);
  if (value < 10) return value <= 3 ? 'ERROR' : value === 4 ? 'WARN' : value === 7 ? 'DEBUG' : 'INFO';
  return on(PINO, value);
}

/** What a status says of an answer. */
export function statusLevel(status: unknown): LogLevel | undefined {
  const code = Number(status);
  if (!Number.isInteger(code) || code < 100 || code > 599) return undefined;
  return code >= 500 ? 'ERROR' : code >= 400 ? 'WARN' : 'INFO';
}

const SERVICE_WORDS = [
  'Task timed out',
  'Status: timeout',
  'Runtime exited',
  'Uncaught',
  'Unhandled',
  'Traceback (most recent call last)',
];

/** Words of a runtime for what went wrong come without a level. */
export const guessedLevel = (text: string): LogLevel =>
  SERVICE_WORDS.some((words) => text.includes(words)) ||
  namesFault(text, 'Error:') ||
  namesFault(text, 'Exception:') ||
  text.startsWith('Exception in thread ') ||
  text.startsWith('panic: ') ||
  text.startsWith('fatal error: ')
    ? 'ERROR'
    : 'INFO';

/** `TypeError:`, `java.io.IOException:`: a name that begins with a capital and ends so. */
function namesFault(text: string, end: string): boolean {
  for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) {
    let begin = at;
    while (begin > 0 && at - begin < LONGEST_NAME && isWord(text.charCodeAt(begin - 1))) begin -= 1;
    const first = text.charCodeAt(begin);
    if (first >= 65 && first <= 90) return true;
  }
  return false;
}

const LONGEST_NAME = 80;

const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
