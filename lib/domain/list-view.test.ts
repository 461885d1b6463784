import { expect, it } from 'vitest';
import { LISTS, viewQuery } from './list-view.ts';

it('keeps filters and order, in one order, and neither page nor what stands open', () => {
  const address = { state: 'failed', system: 'shop', before: '40', open: '7', unknown: 'x' };
  expect(viewQuery('deploys', address)).toBe('system=shop&state=failed');
  expect(viewQuery('resources', { sort: 'cost', q: 'a b', r: 'tf:x', n: '200' })).toBe('q=a+b&sort=cost');
});

it.each(LISTS)('says nothing for %s as it is', (list) => {
  expect(viewQuery(list, { page: '3', n: '80' })).toBe('');
});

it('leaves out what an address names twice, not at all, or at length', () => {
  expect(viewQuery('audit', { actor: ['a', 'b'], action: '', target: 'x'.repeat(201) })).toBe('');
});

it('reads back what it wrote', () => {
  const written = viewQuery('audit', { actor: 'ann & co', from: '2026-11-01' });
  expect(viewQuery('audit', Object.fromEntries(new URLSearchParams(written)))).toBe(written);
});
