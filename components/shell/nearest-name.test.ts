import { expect, it } from 'vitest';
import { nearestTo } from './nearest-name.ts';

const KEYS = ['hello/dev', 'items/dev', 'items/prod', 'items/staging'];

it('names what was meant first, and no more than three', () => {
  expect(nearestTo('items/stagin', KEYS)[0]).toBe('items/staging');
  expect(nearestTo('item/prod', KEYS)[0]).toBe('items/prod');
  expect(nearestTo('items/qa', KEYS)).toHaveLength(3);
});

it('takes no time over an address that is no name', () => {
  expect(nearestTo('x'.repeat(100_000), KEYS)).toHaveLength(3);
});
