import { isRecord } from '../graph/spelling.ts';
import { type Masker, maskJson } from '../masking.ts';
import type { LogLevel, LogLine } from './line.ts';
import type { RawLogEvent } from './raw.ts';

type Parsed = Pick<LogLine, 'level' | 'message' | 'requestId' | 'fields'>;

/** A line longer than this is cut: an event may hold 1 MB. */
const LONGEST_MESSAGE = 16_384;

/** Makes a line of an event: level and request found, terminal colours and secrets taken out. */
export function parseLine(event: RawLogEvent, mask: Masker): LogLine {
  const { message: raw, ...place } = event;
  const text = withoutControls(raw);
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
  const value = withoutControlsWithin(parsedJson(text.slice(start)));
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
  const match = /^(START|END|REPORT|INIT_START|INIT_REPORT|XRAY|EXTENSION)\b(?:.*?RequestId: ([\w-]+))?/.exec(
    text,
  );
  if (!match) return undefined;
  return { level: 'PLATFORM', message: text, ...(match[2] ? { requestId: match[2] } : {}) };
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
const guess = (text: string): LogLevel =>
  /\b(?:Task timed out|Runtime exited|Uncaught|Unhandled|[A-Z]\w*Error\b:)/.test(text) ? 'ERROR' : 'INFO';

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

/** Escape sequences of terminals, and every other control character but tab and line end. */
const withoutControls = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
    .replace(/\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trimEnd();

/** JSON writes a control character as six harmless ones: it is only there once it is read. */
function withoutControlsWithin(value: unknown): unknown {
  if (typeof value === 'string') return withoutControls(value);
  if (Array.isArray(value)) return value.map(withoutControlsWithin);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [withoutControls(name), withoutControlsWithin(each)]),
  );
}

function oneLine(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ⏎ ').replaceAll('\t', ' ');
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}
