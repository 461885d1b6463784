import { expect, it } from 'vitest';
import en from '#messages/en.json' with { type: 'json' };
import ja from '#messages/ja.json' with { type: 'json' };

it.each([
  ['en', en],
  ['ja', ja],
])('every area of failure has its way out, %s', (_, { runFailure, run }) => {
  expect(Object.keys(run.wayOut).toSorted()).toEqual(Object.keys(runFailure).toSorted());
});
