import { describe, expect, it } from 'vitest';
import { refAllowed } from './refs.ts';

describe('a ref', () => {
  it.each([
    [['main'], 'main', true],
    [['main'], 'main2', false],
    [['develop', 'main'], 'develop', true],
    [['release/*'], 'release/1.2', true],
    [['release/*'], 'release', false],
    [['*'], 'anything', true],
    [['main'], 'feature/main', false],
  ])('of %j: %s is allowed: %s', (refs, ref, allowed) => {
    expect(refAllowed(refs, ref)).toBe(allowed);
  });
});
