import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LONGEST } from './longest-first.ts';

it('what begins first is there', () => {
  expect(LONGEST.filter((each) => !existsSync(each))).toEqual([]);
});
