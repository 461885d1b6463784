import { expect, test } from 'vitest';
import { durationWords } from './duration.ts';
import { percent } from './figures.ts';
import { tied } from './tied.ts';
import { translator } from './translate.ts';

const t = tied(translator('en'));

test('a duration is one piece, also inside a sentence', () => {
  expect(durationWords(t, 68_000)).toBe('1\u00a0min\u00a008\u00a0s');
  expect(t('environment.for', { age: durationWords(t, 15 * 60_000) })).toBe('for 15\u00a0min\u00a000\u00a0s');
});

test('a percentage inside a sentence stays with its sign, other spaces stay', () => {
  expect(t('after.ratio', { share: percent(0.0105) })).toBe('1.05\u00a0% errors');
});

test('words of one translator stay the same function: what depends on them is not made anew', () => {
  const plain = translator('ja');
  expect(tied(plain)).toBe(tied(plain));
  expect(tied(plain).has('duration.ms')).toBe(true);
  expect(tied(plain).has('duration.fortnights')).toBe(false);
});
