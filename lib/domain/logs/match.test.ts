import { expect, it } from 'vitest';
import { anyOfPattern, isSearchWord } from './match.ts';

it('asks for any of the words', () => {
  expect(anyOfPattern(['89df1120-6930', 'f2b4793a'])).toBe('?"89df1120-6930" ?"f2b4793a"');
});

it.each(['a" -"b', '{ $.x = 1 }', '%re%', 'abc', 'x'.repeat(65), ''])('does not search for %j', (text) => {
  expect(isSearchWord(text)).toBe(false);
});
