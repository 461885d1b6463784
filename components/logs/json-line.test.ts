import { expect, it } from 'vitest';
import { jsonLine } from './json-line.ts';

it.each([
  ['  "a": 1,', { indent: '  ', name: '"a":', value: '1,' }],
  [String.raw`"a\"b": "x"`, { indent: '', name: String.raw`"a\"b":`, value: '"x"' }],
  ['    "only a value"', { indent: '    ', name: '', value: '"only a value"' }],
  ['}', { indent: '', name: '', value: '}' }],
  ['"open', { indent: '', name: '', value: '"open' }],
])('%j is read in its parts', (text, parts) => {
  expect(jsonLine(text)).toEqual(parts);
});
