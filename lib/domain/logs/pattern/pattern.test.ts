import { describe, expect, it } from 'vitest';
import { filterPattern, isFilterPattern } from './pattern.ts';

const found = (pattern: string, texts: readonly string[]): readonly string[] => {
  const read = filterPattern(pattern);
  if (!read.ok) throw new Error(`${pattern}: ${read.code} at ${read.at}`);
  return texts.filter((text) =>
    read.matches(text.startsWith('{') ? { text, fields: JSON.parse(text) } : { text }),
  );
};

// Events and patterns of AWS's own page on filter pattern syntax.
const TERMS = [
  '[ERROR 400] BAD REQUEST',
  '[ERROR 401] UNAUTHORIZED REQUEST',
  '[ERROR 419] MISSING ARGUMENTS',
  '[ERROR 420] INVALID ARGUMENTS',
];
const TRAIL = JSON.stringify({
  eventType: 'UpdateTrail',
  sourceIPAddress: '111.111.111.111',
  arrayKey: ['value', 'another value'],
  objectList: [
    { name: 'a', id: 1 },
    { name: 'b', id: 2 },
  ],
  SomeObject: null,
  cluster: { name: 'c' },
});
const WEB = [
  '127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534',
  '127.0.0.1 Prod frank [10/Oct/2000:13:25:16 -0700] "GET /index.html HTTP/1.0" 200 1534',
];

describe('a filter pattern as AWS documents it', () => {
  it.each([
    ['ERROR', [0, 1, 2, 3]],
    ['ERROR ARGUMENTS', [2, 3]],
    ['"INVALID ARGUMENTS"', [3]],
    ['?ERROR ?ARGUMENTS', [0, 1, 2, 3]],
    ['?UNAUTHORIZED ?MISSING', [1, 2]],
    ['ERROR -ARGUMENTS', [0, 1]],
    ['error', []],
    ['', [0, 1, 2, 3]],
  ])('of terms: %s', (pattern, indexes) => {
    expect(found(pattern, TERMS)).toEqual(indexes.map((index) => TERMS[index]));
  });

  it.each([
    ['{ $.eventType = "UpdateTrail" }', true],
    ['{ $.sourceIPAddress != 123.123.* }', true],
    ['{ $.sourceIPAddress != 111.111.* }', false],
    ['{ $.arrayKey[0] = "value" }', true],
    ['{ $.objectList[1].id = 2 }', true],
    ['{ $.SomeObject IS NULL }', true],
    ['{ $.SomeOtherObject NOT EXISTS }', true],
    ['{ $.cluster EXISTS }', true],
    ["{ $.['eventType'] = UpdateTrail }", false],
    ["{ $['eventType'] = UpdateTrail }", true],
    ['{ ($.eventType = "UpdateTrail") && ($.sourceIPAddress = 111.*) }', true],
    ['{ $.eventType = "x" || $.objectList[0].id > 0 && $.cluster.name = c }', true],
    ['{ $.objectList[0].id < 1 }', false],
  ])('of JSON: %s', (pattern, matches) => {
    const read = filterPattern(pattern);
    expect(read.ok && found(pattern, [TRAIL]).length === 1).toBe(matches);
  });

  it('of JSON finds nothing in a text', () => {
    expect(found('{ $.a = * }', ['a'])).toEqual([]);
  });

  it.each([
    ['[ip, environment, user, timestamp, request, status_code, bytes > 1000]', [0, 1]],
    ['[ip, environment, user, timestamp, request, status_code = 4*, bytes]', [0]],
    ['[ip, environment, user, timestamp, request = *html*, status_code = 404, ...]', [0]],
    ['[..., status_code = 200, bytes]', [1]],
    ['[ip, user]', []],
  ])('of places: %s', (pattern, indexes) => {
    expect(found(pattern, WEB)).toEqual(indexes.map((index) => WEB[index]));
  });

  it.each([
    ['%AUTH%', 'pattern-expression'],
    ['{ $.eventType = %Trail% }', 'pattern-expression'],
    ['{ $.eventType }', 'pattern-syntax'],
    ['{ $.a = 1', 'pattern-syntax'],
    ['[ip', 'pattern-syntax'],
    ['"open', 'pattern-syntax'],
  ])('that is not evaluated here says why: %s', (pattern, code) => {
    expect(filterPattern(pattern)).toMatchObject({ ok: false, code });
  });

  it('is told from a query by its begin', () => {
    expect(['{ $.a = 1 }', '[a]', '?a', '%a%'].every(isFilterPattern)).toBe(true);
    expect(['status=500', '-a', '(a OR b)', '"a"', ''].some(isFilterPattern)).toBe(false);
  });

  it('nested without end is refused', () => {
    expect(filterPattern(`{${'('.repeat(50_000)}`)).toMatchObject({ ok: false });
  });
});
