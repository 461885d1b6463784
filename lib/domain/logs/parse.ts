import { openPrivateKeys } from '../masking/private-keys.ts';
import { MASKED, type Masker, maskerOf, maskJson } from '../masking.ts';
import { onOneLine } from '../text/one-line.ts';
import { readable } from '../text/readable.ts';
import { jsonTail } from './formats/json-text.ts';
import { bareLevel, guessedLevel } from './formats/level.ts';
import { logfmt } from './formats/logfmt.ts';
import { isPlatformText, platformRequest, platformWords } from './formats/platform.ts';
import {
  accessLine,
  levelOfFields,
  messageOfFields,
  metricLine,
  requestOfFields,
} from './formats/read-fields.ts';
import { textHead } from './formats/text-head.ts';
import type { LogLine } from './line.ts';
import type { RawLogEvent } from './raw.ts';
import { continuesTrace } from './trace.ts';

type Parsed = Pick<LogLine, 'level' | 'message' | 'requestId' | 'fields' | 'head'>;

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
  const parsed = fromPlatform(text) ?? fromJson(text, mask) ?? fromText(text, mask);
  const continues = parsed.requestId === undefined && parsed.fields === undefined && continuesTrace(text);
  return {
    ...place,
    ...parsed,
    message: oneLine(mask(parsed.message)),
    ...(continues ? { continues } : {}),
  };
}

/** Powertools, pino, structlog, `console.log` of an object, an access log, an event of the platform. */
function fromJson(text: string, mask: Masker): Parsed | undefined {
  const found = jsonTail(text);
  if (!found) return undefined;
  const fields = maskJson(found.value, mask) as Record<string, unknown>;
  const platform = found.head === '' ? platformWords(fields) : undefined;
  if (platform !== undefined) {
    const id = platformRequest(platform);
    return { level: 'PLATFORM', message: platform, fields, ...(id ? { requestId: id } : {}) };
  }
  const head = textHead(found.head);
  const before = found.head.slice(head.end).trim();
  const said = messageOfFields(fields) ?? accessLine(fields) ?? metricLine(fields) ?? JSON.stringify(fields);
  const requestId = requestOfFields(fields) ?? head.requestId;
  return {
    level: levelOfFields(fields) ?? head.level ?? guessedLevel(before === '' ? said : before),
    message: before === '' ? said : `${before} ${said}`,
    fields,
    ...(requestId ? { requestId } : {}),
  };
}

function fromPlatform(text: string): Parsed | undefined {
  if (!isPlatformText(text)) return undefined;
  const requestId = platformRequest(text.split('\n', 1)[0] ?? '');
  return { level: 'PLATFORM', message: text, ...(requestId ? { requestId } : {}) };
}

function fromText(text: string, mask: Masker): Parsed {
  const pairs = logfmt(text);
  if (pairs) {
    const fields = maskJson(pairs, mask) as Record<string, unknown>;
    const requestId = requestOfFields(fields);
    const message = messageOfFields(fields) ?? text;
    return { level: levelOfFields(fields) ?? 'INFO', message, fields, ...(requestId ? { requestId } : {}) };
  }
  const head = textHead(text);
  const message = text.slice(head.end) || text;
  const requestId = head.requestId ?? (text.startsWith('RequestId: ') ? platformRequest(text) : undefined);
  return {
    level: head.level ?? rootLevel(text) ?? guessedLevel(message),
    message,
    ...(requestId ? { requestId } : {}),
    ...(head.end > 0 ? { head: mask(text.slice(0, head.end).trimEnd()) } : {}),
  };
}

/** `ERROR:root:text` of Python's logging without a configuration, `E1128 10:11:12.345678 8 file.go:12] text` of glog. */
function rootLevel(text: string): LogLine['level'] | undefined {
  const colon = text.indexOf(':');
  if (colon > 0 && colon <= 8 && text.slice(0, colon) === text.slice(0, colon).toUpperCase()) {
    const level = bareLevel(text.slice(0, colon));
    if (level) return level;
  }
  return /^[IWEF]\d{4} \d\d:/.test(text) ? GLOG[text[0] ?? ''] : undefined;
}

const GLOG: Readonly<Record<string, LogLine['level']>> = { I: 'INFO', W: 'WARN', E: 'ERROR', F: 'ERROR' };

function oneLine(text: string): string {
  const line = onOneLine(text, ' ⏎ ').replaceAll('\t', ' ');
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}
