import { expect, it } from 'vitest';
import { historyFilter, isFiltered, nextPageQuery } from './history.ts';

it('takes what is known from the address and leaves the rest', () => {
  expect(
    historyFilter({
      system: 'items',
      environment: 'items/dev',
      lane: 'application',
      state: 'failed',
      who: 'demo-infra',
      before: '42',
    }),
  ).toEqual({
    system: 'items',
    environment: 'items/dev',
    lane: 'application',
    state: 'failed',
    who: 'demo-infra',
    before: 42,
  });
  expect(
    historyFilter({
      system: '',
      environment: '<b>',
      lane: 'both',
      state: 'gone',
      before: '-1',
      who: ['a', 'b'],
    }),
  ).toEqual({});
});

it('keeps the filter on the next page', () => {
  expect(nextPageQuery({ lane: 'application', environment: 'items/dev', before: 90 }, 42)).toBe(
    'environment=items%2Fdev&lane=application&before=42',
  );
});

it('does not take the place in the list for a filter', () => {
  expect([isFiltered({ before: 3 }), isFiltered({ who: 'infra' })]).toEqual([false, true]);
});
