import { describe, expect, it } from 'vitest';
import { instant, minutes } from '../time.ts';
import { ratio } from '../units.ts';
import {
  summed,
  unjudged,
  type WatchedPart,
  type WatchLook,
  type WatchRules,
  whatBroke,
} from './release-watch.ts';

const RULES: WatchRules = {
  ...{ watch: minutes(5), requests: 20, errorRatio: ratio(0.05), latency: 2, wayBack: 'automatic' },
};
const part = (
  since: Partial<WatchedPart['since']>,
  before: Partial<WatchedPart['before']> = {},
): WatchedPart => ({
  ...{ name: 'api', kind: 'function' },
  before: { requests: 200, errors: 0, p95: 100, ...before },
  since: { requests: 100, errors: 0, p95: 100, ...since },
});
const look = (...parts: readonly WatchedPart[]): WatchLook => ({
  ...{ at: instant(0), parts, minutes: [], alarms: 3, firing: [], unread: [] },
});
const broke = (one: WatchedPart) => whatBroke(look(one), RULES)?.code;

describe('a release', () => {
  it('breaks by an alarm that began to fire since', () => {
    const firing = [{ name: 'errors', why: 'Threshold Crossed' }];
    expect(whatBroke({ ...look(), firing }, RULES)).toMatchObject({
      code: 'watch.alarm',
      params: { name: 'errors' },
    });
  });

  it('breaks by its share of failed requests, and stays while that is below the limit', () => {
    expect(broke(part({ errors: 5 }))).toBe('watch.errors');
    expect(broke(part({ errors: 4 }))).toBeUndefined();
  });

  it('is not blamed for what failed as often before', () => {
    expect(broke(part({ errors: 9 }, { errors: 10 }))).toBeUndefined();
    expect(broke(part({ errors: 10 }, { errors: 10 }))).toBe('watch.errors');
  });

  it('that goes back is held against no figure of what it undoes: it must be well itself', () => {
    const still = part({ errors: 90 }, { errors: 150 });
    expect(broke(still)).toBeUndefined();
    expect(whatBroke(look(still), RULES, true)?.code).toBe('watch.errors');
    expect(whatBroke(look(part({ errors: 4 }, { errors: 150 })), RULES, true)).toBeUndefined();
  });

  it('is not judged by a few requests, nor by two failures', () => {
    expect(broke(part({ requests: 19, errors: 19 }))).toBeUndefined();
    expect(broke(part({ requests: 20, errors: 2 }))).toBeUndefined();
    expect(unjudged(look(part({ requests: 19 })), RULES)).toEqual(['api']);
  });

  it('breaks when p95 has doubled and grew by more than a blink', () => {
    expect(broke(part({ p95: 300 }))).toBe('watch.slow');
    expect(broke(part({ p95: 299 }))).toBeUndefined();
    expect(broke(part({ p95: 9 }, { p95: 3 }))).toBeUndefined();
  });

  it('is held against nothing where nothing was measured before', () => {
    expect(broke(part({ p95: 9_000 }, { requests: 3 }))).toBeUndefined();
    expect(broke(part({ errors: 50 }, { requests: 0, errors: 0 }))).toBe('watch.errors');
  });
});

it('a request is counted once, at the door where there is one', () => {
  const door: WatchedPart = { ...part({ requests: 40, errors: 4 }), kind: 'api' };
  expect(summed([door, part({})], 'since')).toMatchObject({ requests: 40, errors: 4 });
  expect(summed([part({}), part({})], 'since')).toMatchObject({ requests: 200 });
});
