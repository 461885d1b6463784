import { describe, expect, it } from 'vitest';
import { anyCommitAllowed, refAllowed } from './refs.ts';

describe('a ref', () => {
  it.each([
    [['main'], 'main', true],
    [['main'], 'main2', false],
    [['develop', 'main'], 'develop', true],
    [['release/*'], 'release/1.2', true],
    [['release/*'], 'release', false],
    [['*'], 'anything', true],
    [['main'], 'feature/main', false],
    [['release/*'], 'releases/1', false],
    [['release/'], 'release/1', false],
    [['*x'], 'yx', false],
    [[], 'main', false],
    [['main', 'tags/*'], 'tags/v1', true],
  ])('of %j: %s is allowed: %s', (refs, ref, allowed) => {
    expect(refAllowed(refs, ref)).toBe(allowed);
  });
});

it('any commit at all may be deployed only where all refs are', () => {
  expect([['*'], ['main', '*'], ['release/*'], []].map(anyCommitAllowed)).toEqual([true, true, false, false]);
});
