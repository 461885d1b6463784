import { expect, it } from 'vitest';
import type { RepositoryRefs } from '../repository-refs.ts';
import { instant } from '../time.ts';
import { commitsBetween, hostPage, linesOf, pullRequestOf } from './commits-between.ts';

const commit = (subject: string) => ({ subject, author: 'Aki', at: instant(0) });
const refs: RepositoryRefs = {
  branches: [
    { name: 'main', commit: 'd', recent: ['d', 'c', 'b', 'a'] },
    { name: 'side', commit: 'x', recent: ['x', 'a'] },
  ],
  tags: [],
  commits: { a: commit('a'), b: commit('b'), c: commit('c'), d: commit('d'), x: commit('x') },
};

it('lists what one place lacks of another, newest first', () => {
  const found = commitsBetween(refs, 'd', 'b');
  expect(found.kind === 'ahead' && found.commits.map(({ hash }) => hash)).toEqual(['d', 'c']);
});

it('counts what it has more, and says when it is the same or not known', () => {
  expect(commitsBetween(refs, 'a', 'c')).toEqual({ kind: 'behind', count: 2 });
  expect(commitsBetween(refs, 'c', 'c')).toEqual({ kind: 'same' });
  expect(commitsBetween(refs, 'x', 'd')).toEqual({ kind: 'unknown' });
  expect(commitsBetween(undefined, 'a', 'b')).toEqual({ kind: 'unknown' });
});

it.each([
  ['Reserve stock (#318)', 318],
  ['Merge pull request #42 from shop/reserve', 42],
  ['Fix #7 at last', undefined],
  ['(#)', undefined],
])('reads the pull request of: %s', (subject, number) => {
  expect(pullRequestOf(subject)).toBe(number);
});

it.each([
  ['https://github.com/shop/orders.git', 'https://github.com/shop/orders'],
  ['git@github.com:shop/orders.git', 'https://github.com/shop/orders'],
  ['https://github.com.example.org/shop/orders', undefined],
  ['https://github.com/shop/orders/../../evil?x', undefined],
  ['/srv/git/orders', undefined],
])('knows the page of %s', (address, page) => {
  expect(hostPage(address)).toBe(page);
});

it('counts lines of commits only where each of them was counted', () => {
  const lines = (added: number, removed: number) => ({ lines: { added, removed } });
  expect(linesOf([lines(41, 12), lines(0, 3)])).toEqual({ added: 41, removed: 15 });
  expect(linesOf([lines(41, 12), {}])).toBeUndefined();
  expect(linesOf([])).toBeUndefined();
});
