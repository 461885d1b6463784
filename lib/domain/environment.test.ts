import { expect, it } from 'vitest';
import { parseEnvironmentKey } from './environment.ts';

it.each([
  ['items/dev', { system: 'items', name: 'dev' }],
  ['dev', undefined],
  ['Items/dev', undefined],
  ['items/dev/../prod', undefined],
  ['items/', undefined],
])('reads %s', (text, expected) => {
  expect(parseEnvironmentKey(text)).toEqual(expected);
});
