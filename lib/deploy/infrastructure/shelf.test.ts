import { afterEach, expect, it, vi } from 'vitest';
import type { OpenRoot } from './root.ts';
import { rootShelf } from './shelf.ts';

afterEach(() => vi.useRealTimers());

const root = (closed: string[], name: string): OpenRoot => ({
  dir: name,
  actAs: () => Promise.reject(new Error('not used')),
  close: async () => void closed.push(name),
});

it('a root is taken once, by its own run', () => {
  const shelf = rootShelf();
  const kept = root([], 'a');
  shelf.put('run', kept);
  expect(shelf.take('other')).toBeUndefined();
  expect(shelf.take('run')).toBe(kept);
  expect(shelf.take('run')).toBeUndefined();
});

it('a root that nobody takes is closed after a while', () => {
  vi.useFakeTimers();
  const closed: string[] = [];
  const shelf = rootShelf();
  shelf.put('run', root(closed, 'a'));
  vi.advanceTimersByTime(20_000);
  expect(closed).toEqual(['a']);
  expect(shelf.take('run')).toBeUndefined();
});
