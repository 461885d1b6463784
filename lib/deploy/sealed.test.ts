import { describe, expect, it } from 'vitest';
import { planKey, seal, unseal } from './sealed.ts';

const KEY = planKey(Buffer.alloc(32, 1).toString('base64'));

describe('a sealed file', () => {
  const sealed = seal(KEY, 'a', Buffer.from('canary'));

  it('shows nothing and opens to the same bytes', () => {
    expect(sealed.includes('canary')).toBe(false);
    expect(unseal(KEY, 'a', sealed).toString()).toBe('canary');
  });

  it('does not open under another name, with another key, or after a change', () => {
    expect(() => unseal(KEY, 'b', sealed)).toThrow();
    expect(() => unseal(Buffer.alloc(32, 2), 'a', sealed)).toThrow();
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => unseal(KEY, 'a', changed)).toThrow();
  });
});

it('a key that is no key is refused when the runner starts', () => {
  expect(() => planKey('short')).toThrow(/YAGURA_PLAN_KEY/);
});
