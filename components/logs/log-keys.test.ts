import { expect, it } from 'vitest';
import { logAct } from './log-keys.ts';

it.each([
  ['ArrowDown', 'page', 'down'],
  ['ArrowUp', 'line', 'up'],
  ['Enter', 'page', 'open'],
  ['Enter', 'line', undefined],
  ['Enter', 'control', undefined],
  [' ', 'line', 'pause'],
  [' ', 'control', undefined],
  ['f', 'line', 'follow'],
  ['/', 'page', 'filter'],
  ['p', 'page', 'pause'],
  ['Escape', 'page', 'close'],
  ['?', 'page', undefined],
  ['f', 'field', undefined],
  [' ', 'field', undefined],
] as const)('%j on a %s is %s', (key, on, act) => {
  expect(logAct({ key, modified: false, on })).toBe(act);
});

it('leaves keys with a modifier to the browser', () => {
  expect(logAct({ key: 'f', modified: true, on: 'page' })).toBeUndefined();
});
