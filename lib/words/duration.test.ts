import { expect, it } from 'vitest';
import { ageWords, agoWords, durationWords } from './duration.ts';
import { translator } from './translate.ts';

const en = translator('en');
const ja = translator('ja');

it('writes a length of time in the two units that matter', () => {
  expect([41, 1_200, 9_000, 41_000, 68_000, 17_700_000].map((each) => durationWords(en, each))).toEqual([
    '41 ms',
    '1.2 s',
    '9 s',
    '41 s',
    '1 min 08 s',
    '4 h 55 min',
  ]);
});

it('writes an age as coarsely as it is read, in days after 48 hours', () => {
  expect([9_000, 900_000, 17_700_000, 172_800_000].map((each) => ageWords(en, each))).toEqual([
    '9 s',
    '15 min',
    '4 h 55 min',
    '2 d',
  ]);
});

it('says how long ago in both languages', () => {
  expect(agoWords(en, 9_000)).toBe('9 s ago');
  expect(agoWords(ja, 17_700_000)).toBe('4 時間 55 分前');
});
