import { expect, it } from 'vitest';
import { sinceAsked } from './since-asked.ts';

const ask = (query: string) => sinceAsked(new URLSearchParams(query));

it('takes a moment in epoch milliseconds, the first one too', () => {
  expect(ask('since=1795000020000')).toEqual({ since: 1_795_000_020_000 });
  expect(ask('since=0')).toEqual({ since: 0 });
});

it.each(['', 'since=', 'since=%20', 'since=yesterday', 'since=1.5', 'since=-1', 'since=99999999999999999'])(
  'refuses %j by the name of the parameter: nothing is not the year 1970',
  (query) => {
    expect(ask(query)).toEqual({
      problems: '✖ write a moment in epoch milliseconds, a whole number\n  → at since',
    });
  },
);

it('names a parameter that it does not know', () => {
  expect(ask('since=1&form=2')).toEqual({ problems: expect.stringContaining('form') });
});
