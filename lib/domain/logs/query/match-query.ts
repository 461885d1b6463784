import { fieldValue } from '../field-value.ts';
import type { LogLevel, LogLine } from '../line.ts';
import { searchText } from './searched.ts';
import type { LogQuery, Operator } from './syntax.ts';

export type LineTest = (line: LogLine) => boolean;

/** @param labelOf the short name of a log group, which `function:` names */
export function lineTest(query: LogQuery, labelOf: (group: string) => string): LineTest {
  switch (query.kind) {
    case 'everything':
      return () => true;
    case 'text': {
      const wanted = query.text.toLowerCase();
      return (line) => searchText(line).includes(wanted);
    }
    case 'not': {
      const test = lineTest(query.part, labelOf);
      return (line) => !test(line);
    }
    case 'and': {
      const tests = cheapFirst(query.parts).map((part) => lineTest(part, labelOf));
      return (line) => tests.every((test) => test(line));
    }
    case 'or': {
      const tests = query.parts.map((part) => lineTest(part, labelOf));
      return (line) => tests.some((test) => test(line));
    }
    case 'field':
      return fieldTest(query, labelOf);
  }
}

/** A field is read faster than a text is searched. */
const cheapFirst = (parts: readonly LogQuery[]): readonly LogQuery[] =>
  parts.toSorted((a, b) => Number(a.kind !== 'field') - Number(b.kind !== 'field'));

const RANK: Readonly<Record<LogLevel, number>> = { DEBUG: 0, PLATFORM: 1, INFO: 1, WARN: 2, ERROR: 3 };

function fieldTest(query: LogQuery & { kind: 'field' }, labelOf: (group: string) => string): LineTest {
  const { name, operator, value } = query;
  switch (name) {
    case 'level': {
      const level = value.toUpperCase() as LogLevel;
      if (operator === ':' || operator === '=') return (line) => line.level === level;
      if (operator === '!=') return (line) => line.level !== level;
      const holds = ordering(operator, RANK[level]);
      return (line) => holds(RANK[line.level]);
    }
    case 'function': {
      const holds = exactly(operator, value);
      return ({ group }) => holds(labelOf(group));
    }
    case 'request': {
      const begin = value.toLowerCase();
      const isOf = (id: unknown) => typeof id === 'string' && id.toLowerCase().startsWith(begin);
      const any = ({ requestId, fields }: LogLine) =>
        isOf(requestId) || isOf(fields?.requestId) || isOf(fields?.function_request_id);
      return operator === '!=' ? (line) => !any(line) : any;
    }
    case 'message': {
      const holds = valueTest(operator, value);
      return ({ message }) => holds(message);
    }
    case 'stream': {
      const holds = valueTest(operator, value);
      return ({ stream }) => holds(stream);
    }
    default: {
      const holds = valueTest(operator, value);
      return (line) => holds(fieldValue(line, name));
    }
  }
}

/** A function's name is the whole name: `api` is not `api access`. */
function exactly(operator: Operator, value: string): (label: string) => boolean {
  const wanted = value.toLowerCase();
  return operator === '!='
    ? (label) => label.toLowerCase() !== wanted
    : (label) => label.toLowerCase() === wanted;
}

/** How a field's value is held against the wanted one. A line without the field passes `!=` only. */
function valueTest(operator: Operator, value: string): (found: unknown) => boolean {
  const wanted = value.toLowerCase();
  switch (operator) {
    case ':':
      return value === '*'
        ? (found) => found !== undefined && found !== null
        : (found) => found !== undefined && textOf(found).includes(wanted);
    case '=':
      return (found) => found !== undefined && textOf(found) === wanted;
    case '!=':
      return (found) => found === undefined || textOf(found) !== wanted;
    default: {
      const holds = ordering(operator, Number(value));
      return (found) => {
        const number =
          typeof found === 'number'
            ? found
            : typeof found === 'string' && found !== ''
              ? Number(found)
              : Number.NaN;
        return holds(number);
      };
    }
  }
}

const textOf = (found: unknown): string =>
  (typeof found === 'object' && found !== null ? JSON.stringify(found) : String(found)).toLowerCase();

/** What is no number is neither more nor less. */
function ordering(operator: Operator, than: number): (found: number) => boolean {
  switch (operator) {
    case '>':
      return (found) => found > than;
    case '>=':
      return (found) => found >= than;
    case '<':
      return (found) => found < than;
    default:
      return (found) => found <= than;
  }
}
