import { expect, it } from 'vitest';
import { FIRST_SWITCHES, switchesOf, switchesText, withColumn } from './switches.ts';

it('are the same after address and cookie', () => {
  const all = {
    platform: true,
    similar: true,
    wrap: true,
    context: 5,
    columns: ['status', 'error.name'],
  } as const;
  expect(switchesText(all)).toBe('platform similar wrap context5 .status .error.name');
  expect(switchesOf(switchesText(all))).toEqual(all);
  expect(switchesOf(switchesText(FIRST_SWITCHES))).toEqual(FIRST_SWITCHES);
});

it('ignore what has no meaning', () => {
  expect(switchesOf('bogus context7 . platform')).toEqual({ ...FIRST_SWITCHES, platform: true });
});

it('have room for three columns: a fourth takes the place of the oldest', () => {
  expect(withColumn(['a', 'b', 'c'], 'd')).toEqual(['b', 'c', 'd']);
  expect(withColumn(['a', 'b'], 'a')).toEqual(['b']);
});
