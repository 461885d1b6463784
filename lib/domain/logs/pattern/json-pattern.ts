import { isRecord } from '../../graph/spelling.ts';
import { comparison, PATTERN_OPERATORS } from './compare.ts';
import type { FilterPattern } from './filter-pattern.ts';

type Test = (fields: Readonly<Record<string, unknown>>) => boolean;

const DEEPEST = 30;

/** Where a pattern stops making sense. */
class Unreadable extends Error {
  readonly at: number;
  readonly code: 'pattern-expression' | 'pattern-syntax';
  constructor(at: number, code: Unreadable['code'] = 'pattern-syntax') {
    super(code);
    this.at = at;
    this.code = code;
  }
}

/** `{ $.status = 500 && ($.path = "/items*" || $.error EXISTS) }`; `&&` binds more than `||`. */
export function jsonPattern(text: string): FilterPattern {
  const reader = { text, at: 1 };
  try {
    const test = anyOf(reader, 0);
    if (!taken(reader, '}')) throw new Unreadable(reader.at);
    skip(reader);
    if (reader.at < text.length) throw new Unreadable(reader.at);
    return { ok: true, matches: ({ fields }) => fields !== undefined && test(fields) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, code: error.code, at: error.at };
  }
}

type Reader = { readonly text: string; at: number };

function skip(reader: Reader): void {
  while (reader.at < reader.text.length && /\s/.test(reader.text[reader.at] ?? '')) reader.at += 1;
}

function taken(reader: Reader, sign: string): boolean {
  skip(reader);
  if (!reader.text.startsWith(sign, reader.at)) return false;
  reader.at += sign.length;
  return true;
}

function anyOf(reader: Reader, depth: number): Test {
  const tests = [everyOf(reader, depth)];
  while (taken(reader, '||')) tests.push(everyOf(reader, depth));
  return (fields) => tests.some((test) => test(fields));
}

function everyOf(reader: Reader, depth: number): Test {
  const tests = [condition(reader, depth)];
  while (taken(reader, '&&')) tests.push(condition(reader, depth));
  return (fields) => tests.every((test) => test(fields));
}

function condition(reader: Reader, depth: number): Test {
  if (depth > DEEPEST) throw new Unreadable(reader.at);
  if (taken(reader, '(')) {
    const inner = anyOf(reader, depth + 1);
    if (!taken(reader, ')')) throw new Unreadable(reader.at);
    return inner;
  }
  if (!taken(reader, '$')) throw new Unreadable(reader.at);
  const path = selector(reader);
  const value = (fields: Readonly<Record<string, unknown>>) => path.reduce<unknown>(within, fields);
  for (const [words, test] of WORDS) {
    if (takenWords(reader, words)) return (fields) => test(value(fields));
  }
  const operator = PATTERN_OPERATORS.find((each) => taken(reader, each));
  if (!operator) throw new Unreadable(reader.at);
  const { wanted, quoted } = literal(reader);
  const holds = comparison(operator, wanted, quoted);
  return (fields) => holds(value(fields));
}

const WORDS: readonly (readonly [words: string, test: (value: unknown) => boolean])[] = [
  ['NOT EXISTS', (value) => value === undefined],
  ['EXISTS', (value) => value !== undefined],
  ['IS NULL', (value) => value === null],
  ['IS TRUE', (value) => value === true],
  ['IS FALSE', (value) => value === false],
];

function takenWords(reader: Reader, words: string): boolean {
  const before = reader.at;
  if (words.split(' ').every((word) => taken(reader, word))) return true;
  reader.at = before;
  return false;
}

const within = (value: unknown, step: string | number): unknown => {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
};

/** `.error.name`, `.list[0]`, `['a key']`. */
function selector(reader: Reader): readonly (string | number)[] {
  const { text } = reader;
  const steps: (string | number)[] = [];
  for (;;) {
    const sign = text[reader.at];
    if (sign === '.') {
      const from = reader.at + 1;
      let end = from;
      while (end < text.length && !/[\s.[\]=!<>&|(){}]/.test(text[end] ?? '')) end += 1;
      if (end === from) throw new Unreadable(from);
      steps.push(text.slice(from, end));
      reader.at = end;
    } else if (sign === '[') {
      const end = text.indexOf(']', reader.at);
      if (end < 0) throw new Unreadable(reader.at);
      const inner = text.slice(reader.at + 1, end).trim();
      const quote = inner[0];
      if ((quote === "'" || quote === '"') && inner.endsWith(quote) && inner.length > 1)
        steps.push(inner.slice(1, -1));
      else if (/^\d{1,6}$/.test(inner)) steps.push(Number(inner));
      else throw new Unreadable(reader.at);
      reader.at = end + 1;
    } else if (steps.length === 0) throw new Unreadable(reader.at);
    else return steps;
  }
}

function literal(reader: Reader): { readonly wanted: string; readonly quoted: boolean } {
  skip(reader);
  const { text, at } = reader;
  if (text[at] === '%') throw new Unreadable(at, 'pattern-expression');
  if (text[at] === '"') {
    const end = text.indexOf('"', at + 1);
    if (end < 0) throw new Unreadable(at);
    reader.at = end + 1;
    return { wanted: text.slice(at + 1, end), quoted: true };
  }
  let end = at;
  while (end < text.length && !/[\s&|(){}]/.test(text[end] ?? '')) end += 1;
  if (end === at) throw new Unreadable(at);
  reader.at = end;
  return { wanted: text.slice(at, end), quoted: false };
}
