import type { LogLevel, LogLine } from '#lib/domain/logs/line.ts';

const RANK: Readonly<Record<LogLevel, number>> = { DEBUG: 0, PLATFORM: 1, INFO: 1, WARN: 2, ERROR: 3 };

export type LineFilter = (line: LogLine) => boolean;

/**
 * `level>=warn`, `level:error`, `request:7f3ac1`, `-word`, and words that must occur in the message or a field.
 * Case does not matter; an empty text lets all through.
 */
export function lineFilter(text: string): LineFilter {
  const tests = text.split(/\s+/).filter(Boolean).map(testOf);
  return (line) => tests.every((each) => each(line));
}

function testOf(word: string): LineFilter {
  const atLeast = /^level>=(debug|info|warn|error)$/i.exec(word)?.[1];
  if (atLeast) {
    const floor = RANK[atLeast.toUpperCase() as LogLevel];
    return ({ level }) => RANK[level] >= floor;
  }
  const level = /^level:(\w+)$/i.exec(word)?.[1]?.toUpperCase();
  if (level) return (line) => line.level === level;
  const request = /^request:(\S+)$/i.exec(word)?.[1]?.toLowerCase();
  if (request) return ({ requestId }) => requestId?.toLowerCase().startsWith(request) ?? false;
  if (word.startsWith('-') && word.length > 1) {
    const unwanted = word.slice(1).toLowerCase();
    return (line) => !textOf(line).includes(unwanted);
  }
  const wanted = word.toLowerCase();
  return (line) => textOf(line).includes(wanted);
}

const texts = new WeakMap<LogLine, string>();

function textOf(line: LogLine): string {
  const known = texts.get(line);
  if (known !== undefined) return known;
  const text =
    `${line.message} ${line.requestId ?? ''} ${line.fields ? JSON.stringify(line.fields) : ''}`.toLowerCase();
  texts.set(line, text);
  return text;
}
