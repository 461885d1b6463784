import { expect, it } from 'vitest';
import { errorWords } from './error-words.ts';

it.each([
  [
    { error: { name: 'AccessDeniedException', message: 'not allowed' } },
    'AccessDeniedException: not allowed',
  ],
  [{ err: { type: 'TypeError', message: 'x is not a function' } }, 'TypeError: x is not a function'],
  [{ errorType: 'Error', errorMessage: 'failed' }, 'Error'],
  [{ error: 'no object' }, undefined],
  [{ status: 500, name: 'lantern', message: 'sold' }, undefined],
  [{ status: 200 }, undefined],
  [undefined, undefined],
])('of %j: %s', (fields, words) => {
  expect(errorWords({ message: 'failed', ...(fields ? { fields } : {}) })).toBe(words);
});
