import { expect, test } from 'vitest';
import { filterPattern, InvalidPattern } from './filter-pattern.ts';

test.each([
  ['', 'anything', true],
  ['ERROR', 'an ERROR here', true],
  ['ERROR', 'an error here', false],
  ['ERROR timeout', 'ERROR: timeout', true],
  ['ERROR timeout', 'ERROR: refused', false],
  ['?ERROR ?WARN', 'a WARN', true],
  ['?ERROR ?WARN', 'an INFO', false],
  ['ERROR -retry', 'ERROR then retry', false],
  ['"Task timed out"', '… Task timed out after 3.00 seconds', true],
  ['"Task timed out"', 'Task has timed out', false],
  ['{ $.level = "ERROR" }', '{"level":"ERROR"}', true],
  ['{ $.level = ERROR }', '{"level":"ERROR"}', true],
  ['{ $.level = "ERROR" }', '{"level":"INFO"}', false],
  ['{ $.level = "ERROR" }', 'level ERROR', false],
  ['{ $.level = "E*" }', '{"level":"ERROR"}', true],
  ['{ $.status >= 500 && $.path = "/items" }', '{"status":502,"path":"/items"}', true],
  ['{ $.status >= 500 && $.path = "/items" }', '{"status":404,"path":"/items"}', false],
  ['{ $.a = 1 || $.b = 1 }', '{"b":1}', true],
  ['{ $.items[0].id = "x" }', '{"items":[{"id":"x"}]}', true],
  ['{ $.error NOT EXISTS }', '{"level":"INFO"}', true],
  ['{ $.cold IS TRUE }', '{"cold":true}', true],
])('%s on %s is %s', (pattern, message, expected) => {
  expect(filterPattern(pattern)(message)).toBe(expected);
});

test.each(['[ip, user]', '%5\\d\\d%', '{ $.a = }', '{ ($.a = 1) }', '{ level = 1 }', '"open'])(
  '%s is refused, because a wrong answer looks like a right one',
  (pattern) => {
    expect(() => filterPattern(pattern)).toThrow(InvalidPattern);
  },
);
