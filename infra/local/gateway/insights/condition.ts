import { RE2JS } from 're2js';
import type { Fields } from './fields.ts';
import { type Cursor, MalformedQuery } from './tokens.ts';

export type Condition = (fields: Fields) => boolean;

/** `filter`'s condition: comparisons, `like`, `in`, `ispresent()`, with `and`, `or`, `not` and parentheses. */
export function parseCondition(cursor: Cursor): Condition {
  let left = parseAnd(cursor);
  while (cursor.take('or')) {
    const [a, b] = [left, parseAnd(cursor)];
    left = (fields) => a(fields) || b(fields);
  }
  return left;
}

function parseAnd(cursor: Cursor): Condition {
  let left = parseNot(cursor);
  while (cursor.take('and')) {
    const [a, b] = [left, parseNot(cursor)];
    left = (fields) => a(fields) && b(fields);
  }
  return left;
}

function parseNot(cursor: Cursor): Condition {
  if (cursor.take('not')) {
    const inner = parseNot(cursor);
    return (fields) => !inner(fields);
  }
  if (cursor.take('(')) {
    const inner = parseCondition(cursor);
    cursor.expect(')');
    return inner;
  }
  return comparison(cursor);
}

function comparison(cursor: Cursor): Condition {
  const field = cursor.word();
  if (/^(ispresent|isempty|isblank)$/i.test(field)) return presence(field.toLowerCase(), cursor);
  const negated = cursor.take('not');
  if (cursor.take('like')) return like(field, cursor, negated);
  if (cursor.take('in')) return member(field, cursor, negated);
  const operator = cursor.next().text;
  const operand = cursor.next();
  if (!['string', 'number'].includes(operand.kind))
    throw new MalformedQuery(`a value was expected at ${operand.text}`);
  return compare(field, operator, operand.text);
}

function presence(name: string, cursor: Cursor): Condition {
  cursor.expect('(');
  const field = cursor.word();
  cursor.expect(')');
  if (name === 'ispresent') return (fields) => fields.has(field);
  const blank = (value: unknown) =>
    value === undefined || (name === 'isempty' ? value === '' : String(value).trim() === '');
  return (fields) => blank(fields.get(field));
}

function like(field: string, cursor: Cursor, negated: boolean): Condition {
  const { kind, text } = cursor.next();
  if (kind !== 'string' && kind !== 'regex')
    throw new MalformedQuery(`like needs a string or a pattern, not ${text}`);
  const pattern = kind === 'regex' ? compiled(text) : undefined;
  return (fields) => {
    const value = fields.get(field);
    if (value === undefined) return negated;
    return (pattern?.test(String(value)) ?? String(value).includes(text)) !== negated;
  };
}

/** Whoever types a pattern may type a slow one: it is matched in linear time, as in CloudWatch. */
function compiled(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch {
    throw new MalformedQuery(`not a pattern: ${pattern}`);
  }
}

function member(field: string, cursor: Cursor, negated: boolean): Condition {
  cursor.expect('[');
  const values = [cursor.next().text];
  while (cursor.take(',')) values.push(cursor.next().text);
  cursor.expect(']');
  return (fields) => {
    const value = fields.get(field);
    return (value !== undefined && values.includes(String(value))) !== negated;
  };
}

function compare(field: string, operator: string, operand: string): Condition {
  const orders: Record<string, (order: number) => boolean> = {
    '=': (order) => order === 0,
    '!=': (order) => order !== 0,
    '<': (order) => order < 0,
    '<=': (order) => order <= 0,
    '>': (order) => order > 0,
    '>=': (order) => order >= 0,
  };
  const test = orders[operator];
  if (!test) throw new MalformedQuery(`unexpected ${operator}`);
  return (fields) => {
    const value = fields.get(field);
    if (value === undefined) return operator === '!=';
    const [a, b] = [Number(value), Number(operand)];
    const numeric = String(value) !== '' && !Number.isNaN(a) && !Number.isNaN(b);
    return test(numeric ? a - b : String(value) < operand ? -1 : String(value) > operand ? 1 : 0);
  };
}
