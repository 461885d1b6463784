import type { Fields } from './fields.ts';
import { type Cursor, MalformedQuery } from './tokens.ts';

/** `stats`: named functions over rows, grouped by fields and time. */
export interface Stats {
  readonly functions: readonly {
    readonly name: string;
    readonly of: (rows: readonly Fields[]) => number | undefined;
  }[];
  readonly by: readonly {
    readonly name: string;
    readonly of: (row: Fields) => string | number | boolean | undefined;
  }[];
}

const UNITS: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7, w: 6.048e8 };

/** `count(*)`, `count(f)`, `count_distinct`, `sum`, `avg`, `min`, `max`, `pct(f, n)`; `by` fields and `bin(5m)`. */
export function parseStats(cursor: Cursor): Stats {
  const functions = [parseFunction(cursor)];
  while (cursor.take(',')) functions.push(parseFunction(cursor));
  const by: Stats['by'][number][] = [];
  if (cursor.take('by')) {
    do by.push(parseGroup(cursor));
    while (cursor.take(','));
  }
  return { functions, by };
}

/** One row a group, groups in order of their first row. */
export function aggregate(rows: readonly Fields[], { functions, by }: Stats): readonly Fields[] {
  const groups = new Map<string, Fields[]>();
  for (const row of rows) {
    const key = JSON.stringify(by.map((group) => group.of(row) ?? null));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  if (by.length === 0 && groups.size === 0) groups.set('[]', []);
  return [...groups.values()].map((group) => {
    const values = [
      ...by.map(({ name, of }) => [name, group[0] ? of(group[0]) : undefined] as const),
      ...functions.map(({ name, of }) => [name, of(group)] as const),
    ];
    return new Map(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
  });
}

function parseFunction(cursor: Cursor): Stats['functions'][number] {
  const name = cursor.word().toLowerCase();
  cursor.expect('(');
  const field = cursor.take('*') || cursor.peek()?.text === ')' ? undefined : cursor.word();
  const rank = name === 'pct' ? rankOf(cursor) : undefined;
  cursor.expect(')');
  const shown = `${name}(${[field ?? (name === 'count' ? '*' : ''), rank].filter((part) => part !== undefined).join(', ')})`;
  const of = functionOf(name, field, rank);
  return { name: cursor.take('as') ? cursor.word() : shown, of };
}

function rankOf(cursor: Cursor): number {
  cursor.expect(',');
  const rank = Number(cursor.next().text);
  if (!(rank >= 0 && rank <= 100)) throw new MalformedQuery('pct needs a percentile between 0 and 100');
  return rank;
}

function functionOf(
  name: string,
  field: string | undefined,
  rank: number | undefined,
): Stats['functions'][number]['of'] {
  if (name === 'count' && field === undefined) return (rows) => rows.length;
  if (field === undefined) throw new MalformedQuery(`${name} needs a field`);
  const present = (rows: readonly Fields[]) => rows.flatMap((row) => row.get(field) ?? []);
  const numbers = (rows: readonly Fields[]) =>
    present(rows)
      .map(Number)
      .filter((value) => !Number.isNaN(value));
  const some = (of: (values: readonly number[]) => number) => (rows: readonly Fields[]) => {
    const values = numbers(rows);
    return values.length === 0 ? undefined : of(values);
  };
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  switch (name) {
    case 'count':
      return (rows) => present(rows).length;
    case 'count_distinct':
      return (rows) => new Set(present(rows)).size;
    case 'sum':
      return some(sum);
    case 'avg':
      return some((values) => sum(values) / values.length);
    case 'min':
      return some((values) => Math.min(...values));
    case 'max':
      return some((values) => Math.max(...values));
    case 'pct':
      return some((values) => nearestRank(values, rank ?? 0));
    default:
      throw new MalformedQuery(`the function ${name} is not supported here`);
  }
}

function nearestRank(values: readonly number[], rank: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.max(0, Math.ceil((rank / 100) * ordered.length) - 1)] ?? Number.NaN;
}

function parseGroup(cursor: Cursor): Stats['by'][number] {
  const name = cursor.word();
  if (name.toLowerCase() !== 'bin')
    return { name: cursor.take('as') ? cursor.word() : name, of: (row) => row.get(name) };
  cursor.expect('(');
  const span = cursor.next().text;
  cursor.expect(')');
  const [, count, unit] = /^(\d+)(ms|s|m|h|d|w)$/.exec(span) ?? [];
  const size = Number(count) * (UNITS[unit ?? ''] ?? Number.NaN);
  if (!(size > 0)) throw new MalformedQuery(`bin(${span}) is not a time`);
  const of = (row: Fields) => Math.floor(Number(row.get('@timestamp')) / size) * size;
  return { name: cursor.take('as') ? cursor.word() : `bin(${span})`, of };
}
