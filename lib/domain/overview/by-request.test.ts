import { expect, it } from 'vitest';
import { byRequest } from './by-request.ts';

it('brings runs of one request together where the first of them stands, and leaves others alone', () => {
  const runs = [
    { number: 88, request: 'a' },
    { number: 102, request: 'b' },
    { number: 89, request: 'a' },
  ];
  const numbers = byRequest(runs, ({ request }) => request).map((each) => each.map(({ number }) => number));
  expect(numbers).toEqual([[88, 89], [102]]);
  expect(byRequest([], String)).toEqual([]);
});
