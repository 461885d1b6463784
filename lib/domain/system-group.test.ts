import { expect, it } from 'vitest';
import { grouped, systemWord } from './environment.ts';

it('a system is shown after its group, and as itself where it has none', () => {
  expect(systemWord({ system: 'orders', group: 'shop' })).toBe('shop/orders');
  expect(systemWord({ system: 'orders' })).toBe('orders');
});

it('systems of a group stand together where its first stands; a system of a group’s name is another one', () => {
  const all = [
    { system: 'orders', group: 'shop' },
    { system: 'shop' },
    { system: 'mail' },
    { system: 'cart', group: 'shop' },
  ];
  expect(grouped(all).map(({ system }) => system)).toEqual(['orders', 'cart', 'shop', 'mail']);
});
