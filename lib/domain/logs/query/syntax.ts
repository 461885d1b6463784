/** How a field is held against a value. `:` is "contains", whatever the case; `field:*` is "has this field". */
export const OPERATORS = [':', '=', '!=', '>=', '<=', '>', '<'] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a log query asks of a line. Built by `allOf` and `anyOf`, so that equal questions have equal shape. */
export type LogQuery =
  | { readonly kind: 'everything' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly operator: Operator; readonly value: string }
  | { readonly kind: 'not'; readonly part: LogQuery }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly LogQuery[] };

export const EVERYTHING: LogQuery = { kind: 'everything' };

/** All of them; one alone is itself, nested ones are one. */
export const allOf = (parts: readonly LogQuery[]): LogQuery => joined('and', parts);

/** Any of them. `everything` among them would be everything, and is. */
export const anyOf = (parts: readonly LogQuery[]): LogQuery =>
  parts.some(({ kind }) => kind === 'everything') ? EVERYTHING : joined('or', parts);

export const noneOf = (part: LogQuery): LogQuery => (part.kind === 'not' ? part.part : { kind: 'not', part });

function joined(kind: 'and' | 'or', parts: readonly LogQuery[]): LogQuery {
  const flat = parts.flatMap((part) =>
    part.kind === kind ? part.parts : part.kind === 'everything' ? [] : [part],
  );
  const [only] = flat;
  return flat.length > 1 ? { kind, parts: flat } : (only ?? EVERYTHING);
}

/** What must all be true: the parts that a person can take away one by one. */
export const requirements = (query: LogQuery): readonly LogQuery[] =>
  query.kind === 'and' ? query.parts : query.kind === 'everything' ? [] : [query];

/** Fields that every line has, beside those of its own. */
export const LINE_FIELDS = ['level', 'function', 'request', 'message', 'stream'] as const;
export type LineField = (typeof LINE_FIELDS)[number];
export const isLineField = (name: string): name is LineField => LINE_FIELDS.some((each) => each === name);

/** Levels that can be asked for, least severe first; Lambda's own lines count like `info`. */
export const QUERY_LEVELS = ['debug', 'info', 'warn', 'error', 'platform'] as const;

/** Each field that a query names, once, in order. */
export function fieldNames(query: LogQuery): readonly string[] {
  const names = new Set<string>();
  const visit = (each: LogQuery): void => {
    if (each.kind === 'field') names.add(each.name);
    if (each.kind === 'not') visit(each.part);
    if (each.kind === 'and' || each.kind === 'or') each.parts.forEach(visit);
  };
  visit(query);
  return [...names];
}
