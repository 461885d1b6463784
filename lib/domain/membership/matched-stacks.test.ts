import { expect, it } from 'vitest';
import { type Chooser, matchedStacks } from './matched-stacks.ts';

const stack = (name: string, more: { tags?: Record<string, string>; nested?: boolean } = {}) => ({
  ...{ name, tags: {}, nested: false },
  ...more,
});
const chooser = (
  environment: string,
  choices: Chooser['choices'],
  named: readonly string[] = [],
): Chooser => ({
  ...{ environment, choices, named },
});

it('takes what its patterns and tags match, and says by which', () => {
  const own = chooser('shop/prod', ['shop-prod-*', { tags: { Project: 'shop' } }]);
  const there = [stack('shop-prod-api'), stack('mail', { tags: { Project: 'shop' } }), stack('other')];
  expect(matchedStacks(own, [own], there)).toEqual({
    stacks: [
      { stack: 'mail', by: 'Project=shop' },
      { stack: 'shop-prod-api', by: 'shop-prod-*' },
    ],
    missing: [],
  });
});

it('takes no part of another stack, and nothing that an environment names', () => {
  const own = chooser('shop/prod', ['shop-*']);
  const other = chooser('shop/legacy', [], ['shop-legacy']);
  const there = [stack('shop-api'), stack('shop-api-Nested-1X', { nested: true }), stack('shop-legacy')];
  expect(matchedStacks(own, [own, other], there).stacks).toEqual([{ stack: 'shop-api', by: 'shop-*' }]);
});

it('gives what two environments choose to neither, and names both', () => {
  const own = chooser('shop/prod', ['shop-*']);
  const other = chooser('shop/eu', ['*-eu']);
  const there = [stack('shop-eu'), stack('shop-api')];
  const missing = [
    {
      what: 'shop-eu (shop/prod: shop-*; shop/eu: *-eu)',
      failure: { kind: 'unavailable', cause: 'two-environments' },
    },
  ];
  expect(matchedStacks(own, [own, other], there)).toEqual({
    stacks: [{ stack: 'shop-api', by: 'shop-*' }],
    missing,
  });
  expect(matchedStacks(other, [own, other], there)).toEqual({ stacks: [], missing });
});

it('says which choice matches nothing', () => {
  const own = chooser('shop/prod', ['shpo-*']);
  expect(matchedStacks(own, [own], [stack('shop-api')]).missing).toEqual([
    { what: 'shpo-*', failure: { kind: 'unavailable', cause: 'no-stack-matches' } },
  ]);
});
