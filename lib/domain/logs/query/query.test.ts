import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../time.ts';
import type { LogLine } from '../line.ts';
import { fieldCatalogue, unknownFields } from './catalogue.ts';
import { completed, completions } from './complete.ts';
import { excludingValue, facetNames, facetsOf, withoutValue, withValue } from './facets.ts';
import { loosened } from './loosen.ts';
import { lineTest } from './match-query.ts';
import { nearNames } from './near.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import { allOf, anyOf, type LogQuery, noneOf, OPERATORS, QUERY_LEVELS } from './syntax.ts';

const name = fc
  .stringMatching(/^[A-Za-z_@][\w.@-]{0,12}$/)
  .filter((each) => each !== 'level' && !['OR', 'AND', 'NOT'].includes(each));
const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom('OR', 'a b', '"', '\\', '(', ')', '-x', 'a:b', '5'),
);
const field: fc.Arbitrary<LogQuery> = fc.oneof(
  fc.record({
    kind: fc.constant('field'),
    name,
    operator: fc.constantFrom(':', '=', '!='),
    value: fc.string({ maxLength: 10 }),
  }),
  fc.record({
    kind: fc.constant('field'),
    name,
    operator: fc.constantFrom(...OPERATORS),
    value: fc.integer().map(String),
  }),
  fc.record({
    kind: fc.constant('field'),
    name: fc.constant('level'),
    operator: fc.constantFrom(':', '='),
    value: fc.constantFrom(...QUERY_LEVELS),
  }),
) as fc.Arbitrary<LogQuery>;
const query: fc.Arbitrary<LogQuery> = fc.letrec<{ query: LogQuery }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4 },
    word.map((text): LogQuery => ({ kind: 'text', text })),
    field,
    tie('query').map(noneOf),
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map(allOf),
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map(anyOf),
  ),
})).query;

describe('a query', () => {
  it('that was printed is read as the same query', () => {
    fc.assert(
      fc.property(query, (each) => {
        expect(parseQuery(printQuery(each))).toEqual({ query: each, problems: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it('of any text is read without a fault, and what was read prints and reads again', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (text) => {
        const { query: first } = parseQuery(text);
        expect(parseQuery(printQuery(first)).query).toEqual(first);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of signs only is read without a fault', () => {
    const signs = fc.array(fc.constantFrom('(', ')', '-', '"', ' ', 'OR ', 'AND ', 'a', ':', '=', '\\'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(signs, (parts) => {
        const { query: first } = parseQuery(parts.join(''));
        expect(parseQuery(printQuery(first)).query).toEqual(first);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['"not closed', 'open-quote', 0],
    ['path:"/a', 'open-quote', 5],
    ['(a b', 'open-parenthesis', 0],
    ['a) b', 'close-parenthesis', 1],
    ['a OR', 'missing-operand', 2],
    ['OR a', 'missing-operand', 0],
    ['status>=', 'missing-value', 0],
    ['status>=many', 'not-a-number', 0],
    ['level:eror', 'unknown-level', 0],
    ['level>=bogus', 'unknown-level', 0],
  ])('%s says what is wrong and where', (text, code, from) => {
    const { problems } = parseQuery(text);
    expect(problems).toMatchObject([{ code, from }]);
  });

  it('names the level that may have been meant', () => {
    expect(parseQuery('level:eror').problems[0]?.near).toEqual(['error']);
  });

  it('nested without end is cut, and says so', () => {
    expect(parseQuery(`${'('.repeat(10_000)}a`).problems.map(({ code }) => code)).toContain('too-deep');
    expect(parseQuery(`${'-'.repeat(10_000)}a`).problems.map(({ code }) => code)).toContain('too-deep');
  });
});

const line = (fields: Record<string, unknown>, more: Partial<LogLine> = {}): LogLine => ({
  eventId: JSON.stringify(fields),
  group: 'api',
  stream: 's',
  at: instant(1),
  ingestedAt: instant(1),
  level: 'INFO',
  message: String(fields.message ?? ''),
  fields,
  ...more,
});
const label = (group: string) => group;
const LINES = [
  line({ message: 'a', status: 200, error: { name: 'X' } }),
  line({ message: 'b', status: 500, error: { name: 'Y' } }, { level: 'ERROR' }),
  line({ message: 'c', status: 503 }, { level: 'ERROR', group: 'search' }),
  line({ message: 'd', status: 500 }, { level: 'ERROR' }),
];
const passing = (text: string) =>
  LINES.filter(lineTest(parseQuery(text).query, label))
    .map(({ message }) => message)
    .join('');

describe('fields seen', () => {
  const known = fieldCatalogue(LINES);

  it('have their kind, their values and their range', () => {
    expect(known.find((each) => each.name === 'status')).toMatchObject({
      kind: 'number',
      least: 200,
      most: 503,
      lines: 4,
    });
    expect(known.find((each) => each.name === 'error.name')).toMatchObject({
      kind: 'text',
      values: ['X', 'Y'],
    });
  });

  it('make an unknown field known, with near names', () => {
    const unknown = (text: string) => unknownFields(parseQuery(text).query, known, () => false);
    expect(unknown('stauts=500 level:error')).toEqual([{ name: 'stauts', near: ['status'] }]);
    expect(unknown('name:X')).toEqual([{ name: 'name', near: ['error.name', 'message'].slice(0, 1) }]);
    expect(unknown('function:api status>1')).toEqual([]);
  });

  it('complete the word at the caret, and its values', () => {
    const at = (text: string) => completions(text, text.length, { fields: known, functions: ['api'] });
    expect(at('-err').map(({ text }) => text)).toEqual(['error.name']);
    expect(at('error.name=').map(({ text }) => text)).toEqual(['X', 'Y']);
    expect(at('level:').map(({ text }) => text)).toEqual(['platform', 'error', 'warn']);
    expect(at('a func').map(({ text }) => text)).toEqual(['function']);
    const [first] = at('a stat');
    expect(first && completed('a stat', first)).toEqual({ text: 'a status', caret: 8 });
    const [value] = at('error.name=Y');
    expect(value).toBeUndefined();
  });

  it('are facets where they divide the lines', () => {
    expect(facetNames(known, [])).toEqual(['status']);
    expect(facetNames(known, ['error.name'])).toEqual(['status', 'error.name']);
  });
});

describe('facets', () => {
  const facets = (text: string) =>
    facetsOf({
      lines: LINES,
      query: parseQuery(text).query,
      labelOf: label,
      fixed: { level: ['error', 'info'], function: ['api', 'search', 'other'] },
      names: ['level', 'function', 'status'],
    });
  const counts = (text: string, index: number) =>
    facets(text)[index]?.values.map(({ value, lines }) => `${value} ${lines}`);

  it('count what the rest of the query lets through, without their own choice', () => {
    expect(counts('status=500', 2)).toEqual(['500 2', '200 1', '503 1']);
    expect(counts('status=500', 0)).toEqual(['error 2', 'info 0']);
    expect(counts('level:error status=500', 2)).toEqual(['500 2', '503 1']);
  });

  it('keep what has no line', () => {
    expect(counts('', 1)).toEqual(['api 3', 'search 1', 'other 0']);
  });

  it('add their values to the text, exclude them and take them away', () => {
    const one = withValue(parseQuery('a').query, 'status', '500');
    expect(printQuery(one)).toBe('a status=500');
    const two = withValue(one, 'status', '503');
    expect(printQuery(two)).toBe('a (status=500 OR status=503)');
    expect(printQuery(withoutValue(two, 'status', '500'))).toBe('a status=503');
    expect(printQuery(withoutValue(one, 'status', '500'))).toBe('a');
    expect(printQuery(excludingValue(two, 'status', '500'))).toBe('a status=503 -status=500');
    expect(printQuery(withValue(parseQuery('').query, 'level', 'error'))).toBe('level:error');
  });
});

describe('a query that finds nothing', () => {
  it('names what to take away, and what that would find', () => {
    const { query: asked } = parseQuery('status=500 search');
    expect(passing('status=500 search')).toBe('');
    expect(loosened(asked, LINES, label)).toEqual([{ without: 'search', query: 'status=500', lines: 2 }]);
  });

  it('has nothing to take away where it asks one thing', () => {
    expect(loosened(parseQuery('nothing').query, LINES, label)).toEqual([]);
  });
});

it('near names are few letters away', () => {
  expect(nearNames('itmes', ['items', 'times', 'status'])).toEqual(['items', 'times']);
  expect(nearNames('x', ['status'])).toEqual([]);
});
