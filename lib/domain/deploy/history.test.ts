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

it.each([
  [{ environment: 'items/dev/x' }, {}],
  [{ environment: 'xitems' }, {}],
  [{ environment: '/items/dev' }, {}],
  [{ who: 'w'.repeat(100) }, { who: 'w'.repeat(100) }],
  [{ who: 'w'.repeat(101) }, {}],
  [{ lane: 'infrastructure' }, { lane: 'infrastructure' }],
  [{ before: '0' }, {}],
  [{ before: '1' }, { before: 1 }],
  [{ before: '1.5' }, {}],
  [{ before: 'x' }, {}],
])('of the address %j it takes %j', (query, filter) => {
  expect(historyFilter(query)).toStrictEqual(filter);
});

it('keeps every filter on the next page, and the place only once', () => {
  const filter = historyFilter({
    system: 'items',
    environment: 'items/dev',
    lane: 'infrastructure',
    state: 'failed',
    who: 'a b',
  });
  expect(nextPageQuery(filter, 7)).toBe(
    'system=items&environment=items%2Fdev&lane=infrastructure&state=failed&who=a+b&before=7',
  );
  for (const name of ['system', 'environment', 'lane', 'state', 'who'] as const)
    expect(isFiltered({ [name]: filter[name] })).toBe(true);
  expect(isFiltered({})).toBe(false);
});
