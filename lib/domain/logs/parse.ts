import { isRecord } from '../graph/spelling.ts';
import { openPrivateKeys } from '../masking/private-keys.ts';
import { MASKED, type Masker, maskerOf, maskJson } from '../masking.ts';
import { onOneLine } from '../text/one-line.ts';
import { readable, readableWithin } from '../text/readable.ts';
import type { LogLevel, LogLine } from './line.ts';
import type { RawLogEvent } from './raw.ts';

type Parsed = Pick<LogLine, 'level' | 'message' | 'requestId' | 'fields'>;

/** A line longer than this is cut: an event may hold 1 MB. */
const LONGEST_MESSAGE = 16_384;

/**
 * Makes lines of events that come one after another: a private key whose lines are events of their own is hidden too.
 * One for each upstream, since it remembers which stream is in the midst of a key.
 */
export function lineParser(): (event: RawLogEvent) => LogLine {
  const mask = maskerOf();
  const within = openPrivateKeys();
  return (event) => {
    const message = event.message.replaceAll('\r', '\n');
    const ends = within(`${event.group}\n${event.stream}`, message);
    return parseLine(ends === 0 ? event : { ...event, message: MASKED + message.slice(ends) }, mask);
  };
}

/** Makes a line of an event: level and request found, terminal colours and secrets taken out, what is hidden marked. */
export function parseLine(event: RawLogEvent, mask: Masker): LogLine {
  const { message: raw, ...place } = event;
  const text = readable(raw);
  const parsed = fromJson(text, mask) ??
    fromPlatform(text) ??
    fromNode(text) ?? { level: guess(text), message: text };
  return { ...place, ...parsed, message: oneLine(mask(parsed.message)) };
}

/** Powertools, `console.log` of an object, an access log. */
function fromJson(text: string, mask: Masker): Parsed | undefined {
  const start = text.indexOf('{');
  if (start === -1 || !text.endsWith('}')) return undefined;
  const head = start === 0 ? undefined : fromNode(text);
  if (start > 0 && !head?.message.startsWith('{')) return undefined;
  const value = readableWithin(parsedJson(text.slice(start)));
  if (!isRecord(value)) return undefined;
  const fields = maskJson(value, mask) as Record<string, unknown>;
  const own = (...names: string[]) =>
    names.map((name) => fields[name]).find((each) => typeof each === 'string' && each !== '') as
      | string
      | undefined;
  const requestId = own('function_request_id', 'requestId', 'request_id', 'awsRequestId') ?? head?.requestId;
  return {
    level: levelOf(own('level', 'severity')) ?? statusLevel(fields.status) ?? head?.level ?? 'INFO',
    message: own('message', 'msg', 'errorMessage') ?? accessLine(fields) ?? JSON.stringify(fields),
    fields,
    ...(requestId ? { requestId } : {}),
  };
}

/** `START RequestId: …`, `END …`, `REPORT …`, `INIT_START …` of the Lambda service. */
function fromPlatform(text: string): Parsed | undefined {
  if (!/^(?:START|END|REPORT|INIT_START|INIT_REPORT|XRAY|EXTENSION)\b/.test(text)) return undefined;
  const [line = ''] = text.split('\n', 1);
  const requestId = /RequestId: ([\w-]+)/.exec(line)?.[1];
  return { level: 'PLATFORM', message: text, ...(requestId ? { requestId } : {}) };
}

/** `2026-01-01T00:00:00.000Z <tab> request id <tab> LEVEL <tab> text`, as Node's runtime writes. */
function fromNode(text: string): Parsed | undefined {
  const match = /^\d{4}-\d\d-\d\dT[\d:.]+Z\s+(?:([\w-]{8,})\s+)?(?:([A-Z]{4,5})\s+)?([\s\S]*)$/.exec(text);
  if (!match) return undefined;
  const [, requestId, level, rest = ''] = match;
  return {
    level: levelOf(level) ?? guess(rest),
    message: rest,
    ...(requestId && requestId !== 'undefined' ? { requestId } : {}),
  };
}

const LEVELS: Readonly<Record<string, LogLevel>> = {
  TRACE: 'DEBUG',
  DEBUG: 'DEBUG',
  INFO: 'INFO',
  NOTICE: 'INFO',
  WARN: 'WARN',
  WARNING: 'WARN',
  ERROR: 'ERROR',
  CRITICAL: 'ERROR',
  FATAL: 'ERROR',
};

const levelOf = (word = ''): LogLevel | undefined => LEVELS[word.toUpperCase()];

function statusLevel(status: unknown): LogLevel | undefined {
  const code = Number(status);
  if (!Number.isInteger(code) || code < 100) return undefined;
  return code >= 500 ? 'ERROR' : code >= 400 ? 'WARN' : 'INFO';
}

function accessLine(fields: Record<string, unknown>): string | undefined {
  const { httpMethod, routeKey, resourcePath, path, status } = fields;
  if (status === undefined || httpMethod === undefined) return undefined;
  const route = [routeKey, resourcePath, path].find((each) => typeof each === 'string') ?? '';
  const asked = String(route).startsWith(String(httpMethod)) ? route : `${httpMethod} ${route}`;
  return `${asked} ${status}`;
}

/** The service's own words for an invocation that went wrong come without a level. */
const guess = (text: string): LogLevel => (WRONG.some((words) => words.test(text)) ? 'ERROR' : 'INFO');
const WRONG = [/\b(?:Task timed out|Runtime exited|Uncaught|Unhandled)/, /\b[A-Z]\w*Error:/];

function parsedJson(text: string): unknown {
  if (depthOf(text) > DEEPEST) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Deeper than anybody logs: whoever walks it would run out of stack. */
const DEEPEST = 64;

/** Brackets within texts count too: that only makes it more careful. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const { 0: bracket } of text.matchAll(/[{}[\]]/g)) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function oneLine(text: string): string {
  const line = onOneLine(text, ' ⏎ ').replaceAll('\t', ' ');
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}
