import { createHash } from 'node:crypto';
import { MASKED } from '../masking.ts';
import { userinfoSpans } from './addresses.ts';
import { keySpans } from './key-shapes.ts';
import { privateKeySpans } from './private-keys.ts';
import { replaced } from './span.ts';

/**
 * A name (an address, the key of a map, an output, what a resource is called) without the keys in it. Two keys stay two names,
 * and one key is the same name in plan, state and picture: `jobs["(masked)-1f0c9a2e"]`. Only shapes are looked for: what is
 * written like `token:read` names a thing here. A password in front of a host can be guessed, so it has no digest.
 */
export function maskedName(name: string): string {
  const apart = replaced(
    name,
    [...privateKeySpans(name), ...keySpans(name)],
    (key) => `${MASKED}-${digest(key)}`,
  );
  return replaced(apart, userinfoSpans(apart), MASKED);
}

/** Every text of a JSON value and every name in it as `maskedName` has it: its texts are still to be masked as values. */
export function keysApart<T>(value: T): T;
export function keysApart(value: unknown): unknown {
  if (typeof value === 'string') return maskedName(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each) => keysApart(each));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [maskedName(name), keysApart(each)]));
}

/** 32 bits of a key that has at least twice as many: too few to find it by, enough to tell it from another. */
const digest = (key: string): string => createHash('sha256').update(`key ${key}`).digest('hex').slice(0, 8);
