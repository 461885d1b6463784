import type { LogLine } from '../line.ts';
import { nearNames } from './near.ts';
import { eachField } from './searched.ts';
import { fieldNames, isLineField, LINE_FIELDS, type LogQuery } from './syntax.ts';

/** A field as the newest lines have it. */
export type KnownField = {
  readonly name: string;
  readonly kind: 'number' | 'text' | 'truth';
  /** Lines that have it. */
  readonly lines: number;
  /** Different values, up to a bound; with `least` and `most` where all are numbers. */
  readonly values: readonly string[];
  readonly hasMoreValues: boolean;
  readonly least?: number;
  readonly most?: number;
};

/** Fields are those of the newest lines: what nobody writes any more is no help. */
const NEWEST = 1_000;
const MOST_VALUES = 50;
const MOST_FIELDS = 300;
const LONGEST_VALUE = 120;

type Counting = {
  lines: number;
  numbers: number;
  truths: number;
  values: Set<string>;
  more: boolean;
  least: number;
  most: number;
};

/** Fields of the newest thousand lines, the most frequent first. */
export function fieldCatalogue(lines: readonly LogLine[]): readonly KnownField[] {
  const found = new Map<string, Counting>();
  for (let at = Math.max(0, lines.length - NEWEST); at < lines.length; at++) {
    const line = lines[at];
    if (!line || line.level === 'PLATFORM') continue;
    eachField(line, (name, value) => {
      if (isLineField(name)) return;
      let count = found.get(name);
      if (!count) {
        if (found.size >= MOST_FIELDS) return;
        count = {
          lines: 0,
          numbers: 0,
          truths: 0,
          values: new Set(),
          more: false,
          least: Infinity,
          most: -Infinity,
        };
        found.set(name, count);
      }
      count.lines += 1;
      if (typeof value === 'boolean') count.truths += 1;
      if (typeof value === 'number') {
        count.numbers += 1;
        count.least = Math.min(count.least, value);
        count.most = Math.max(count.most, value);
      }
      const text = String(value).slice(0, LONGEST_VALUE);
      if (count.values.size < MOST_VALUES) count.values.add(text);
      else if (!count.values.has(text)) count.more = true;
    });
  }
  return [...found]
    .map(([name, count]): KnownField => {
      const kind = count.numbers === count.lines ? 'number' : count.truths === count.lines ? 'truth' : 'text';
      const bounds = kind === 'number' ? { least: count.least, most: count.most } : {};
      return {
        name,
        kind,
        lines: count.lines,
        values: [...count.values],
        hasMoreValues: count.more,
        ...bounds,
      };
    })
    .toSorted((a, b) => b.lines - a.lines || (a.name < b.name ? -1 : 1));
}

/** A field of a query that no line has, with names that may have been meant. */
export type UnknownField = { readonly name: string; readonly near: readonly string[] };

/** Fields that a query names and no line seen has; none while there are no lines to know them by. */
export function unknownFields(
  query: LogQuery,
  known: readonly KnownField[],
  has: (name: string) => boolean,
): readonly UnknownField[] {
  const names = [...LINE_FIELDS, ...known.map(({ name }) => name)];
  if (known.length === 0) return [];
  return fieldNames(query)
    .filter((name) => !isLineField(name) && !known.some((each) => each.name === name) && !has(name))
    .map((name) => ({ name, near: nearNames(name, names) }));
}
