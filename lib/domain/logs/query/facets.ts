import { fieldValue } from '../field-value.ts';
import type { LogLine } from '../line.ts';
import type { KnownField } from './catalogue.ts';
import { lineTest } from './match-query.ts';
import { allOf, anyOf, type LogQuery, noneOf, requirements } from './syntax.ts';

export type FacetValue = {
  readonly value: string;
  readonly lines: number;
  /** The query asks for it. */
  readonly chosen: boolean;
};

export type Facet = {
  readonly name: string;
  /** Most frequent first; levels and functions in their own order, those without a line too. */
  readonly values: readonly FacetValue[];
  /** Lines that pass and have no such field. */
  readonly without: number;
  readonly hasMore: boolean;
};

const MOST_VALUES = 8;
const MOST_COUNTED = 2_000;
const LONGEST_VALUE = 120;

type Ask = {
  readonly lines: readonly LogLine[];
  readonly query: LogQuery;
  readonly labelOf: (group: string) => string;
  /** Of `level` and `function` all that there are. */
  readonly fixed: Readonly<Record<string, readonly string[]>>;
  readonly names: readonly string[];
  /** Lines that pass the whole query, where they are known already. */
  readonly passing?: readonly LogLine[];
};

/** Counts of each field's values among the lines that the rest of the query lets through. */
export function facetsOf({ lines, query, labelOf, fixed, names, ...more }: Ask): readonly Facet[] {
  const chosen = new Map(names.map((name) => [name, chosenValues(query, name)]));
  const own = names.filter((name) => (chosen.get(name)?.size ?? 0) > 0);
  const passing = more.passing ?? lines.filter(lineTest(query, labelOf));
  return names.map((name) => {
    // Only a facet with a choice of its own has other lines to count than the list.
    const counted = own.includes(name) ? lines.filter(lineTest(withoutField(query, name), labelOf)) : passing;
    return facetOf(name, counted, { labelOf, order: fixed[name], chosen: chosen.get(name) ?? new Set() });
  });
}

type How = {
  readonly labelOf: (group: string) => string;
  readonly order: readonly string[] | undefined;
  readonly chosen: ReadonlySet<string>;
};

function facetOf(name: string, lines: readonly LogLine[], { labelOf, order, chosen }: How): Facet {
  const counts = new Map<string, number>((order ?? []).map((value) => [value, 0]));
  let without = 0;
  let hasMore = false;
  for (const line of lines) {
    const value = facetValue(name, line, labelOf);
    if (value === undefined) without += 1;
    else if (counts.has(value) || counts.size < MOST_COUNTED) counts.set(value, (counts.get(value) ?? 0) + 1);
    else hasMore = true;
  }
  const values = [...counts].map(([value, count]) => ({
    value,
    lines: count,
    chosen: chosen.has(value.toLowerCase()),
  }));
  const sorted = order
    ? values
    : values.toSorted((a, b) => b.lines - a.lines || (a.value < b.value ? -1 : 1));
  const kept = order ? sorted : sorted.filter((each, index) => index < MOST_VALUES || each.chosen);
  return { name, values: kept, without, hasMore: hasMore || kept.length < sorted.length };
}

function facetValue(name: string, line: LogLine, labelOf: (group: string) => string): string | undefined {
  if (name === 'level') return line.level.toLowerCase();
  if (name === 'function') return labelOf(line.group);
  const value = fieldValue(line, name);
  if (value === undefined || value === null || typeof value === 'object') return undefined;
  return String(value).slice(0, LONGEST_VALUE);
}

/** The value that a facet adds: beside others of the same field it is one more that may be. */
export function withValue(query: LogQuery, name: string, value: string): LogQuery {
  const chosen = choiceOf(query, name);
  const term: LogQuery = {
    kind: 'field',
    name,
    operator: name === 'level' || name === 'function' ? ':' : '=',
    value,
  };
  const rest = requirements(query).filter((part) => part !== chosen);
  return allOf([...rest, anyOf([...(chosen ? alternatives(chosen) : []), term])]);
}

/** Takes a chosen value away again. */
export function withoutValue(query: LogQuery, name: string, value: string): LogQuery {
  const chosen = choiceOf(query, name);
  if (!chosen) return query;
  const left = alternatives(chosen).filter(
    (part) => !(part.kind === 'field' && part.value.toLowerCase() === value.toLowerCase()),
  );
  const parts = requirements(query).map((part) => (part === chosen ? anyOfOrNothing(left) : part));
  return allOf(parts.filter((part) => part !== undefined));
}

/** Lines with this value are not wanted. */
export const excludingValue = (query: LogQuery, name: string, value: string): LogQuery =>
  allOf([
    ...requirements(withoutValue(query, name, value)),
    noneOf({ kind: 'field', name, operator: name === 'level' || name === 'function' ? ':' : '=', value }),
  ]);

/** The query without what it asks of a field. */
export const withoutField = (query: LogQuery, name: string): LogQuery => {
  const chosen = choiceOf(query, name);
  return allOf(requirements(query).filter((part) => part !== chosen));
};

const anyOfOrNothing = (parts: readonly LogQuery[]): LogQuery | undefined =>
  parts.length === 0 ? undefined : anyOf(parts);

const alternatives = (part: LogQuery): readonly LogQuery[] => (part.kind === 'or' ? part.parts : [part]);

/** The one requirement that picks values of a field: `a=1`, or `(a=1 OR a=2)`. */
const choiceOf = (query: LogQuery, name: string): LogQuery | undefined =>
  requirements(query).find((part) => alternatives(part).every((each) => isChoice(each, name)));

const isChoice = (part: LogQuery, name: string): boolean =>
  part.kind === 'field' &&
  part.name === name &&
  (part.operator === '=' || (part.operator === ':' && (name === 'level' || name === 'function')));

function chosenValues(query: LogQuery, name: string): ReadonlySet<string> {
  const chosen = choiceOf(query, name);
  return new Set(
    (chosen ? alternatives(chosen) : []).flatMap((part) =>
      part.kind === 'field' ? [part.value.toLowerCase()] : [],
    ),
  );
}

/** Fields by which failures are told apart come first, whatever else is frequent. */
const PREFERRED = [
  'status',
  'resourcePath',
  'path',
  'error.name',
  'errorType',
  'httpMethod',
  'method',
  'service',
  'operation',
];
const MOST_FACETS = 4;

/** Fields that divide the lines: of few values, on more than a few lines. */
export function facetNames(known: readonly KnownField[], wanted: readonly string[]): readonly string[] {
  const divides = known.filter(
    ({ values, hasMoreValues, lines, name }) =>
      !hasMoreValues && lines >= 3 && values.length >= 2 && values.length <= 20 && !CONSTANT.has(name),
  );
  const rank = (name: string) => (PREFERRED.includes(name) ? PREFERRED.indexOf(name) : PREFERRED.length);
  const own = divides
    .filter(({ name }) => !wanted.includes(name))
    .toSorted((a, b) => rank(a.name) - rank(b.name))
    .slice(0, Math.max(0, MOST_FACETS - wanted.length))
    .map(({ name }) => name);
  return [...own, ...wanted];
}

/** The same for a whole function, or different for each line. */
const CONSTANT = new Set([
  'cold_start',
  'timestamp',
  'time',
  'function_name',
  'function_memory_size',
  'function_arn',
  'requestTime',
  'xray_trace_id',
  'sampling_rate',
]);
