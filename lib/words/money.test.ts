import { expect, it } from 'vitest';
import { money, scaledPrice, signedMoney } from './money.ts';

it('writes money with two decimals, and what is below a cent as such', () => {
  expect([1204.31, 0, 0.004, -0.76].map(money)).toEqual(['$1,204.31', '$0.00', '<$0.01', '−$0.76']);
});

it('signs a change', () => {
  expect([48.25, -0.76].map(signedMoney)).toEqual(['+$48.25', '−$0.76']);
});

it('scales price and quantity together, so that a price has at most six digits', () => {
  expect(scaledPrice(0.00000425, 2_914_000, 'requests')).toEqual({
    price: '$4.25',
    quantity: '2.914',
    unit: 'M requests',
  });
  expect(scaledPrice(0.0000133334, 331_000, 'GB-s')).toEqual({
    price: '$13.3334',
    quantity: '0.331',
    unit: 'M GB-s',
  });
  expect(scaledPrice(0.005, 0.4, 'h')).toEqual({ price: '$0.005', quantity: '0.4', unit: 'h' });
  expect(scaledPrice(0.062, 461, 'h')).toEqual({ price: '$0.062', quantity: '461', unit: 'h' });
});
