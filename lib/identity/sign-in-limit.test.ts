import { expect, it } from 'vitest';
import { networkOf, signInLimit } from './sign-in-limit.ts';

it('lets ten in at once and one more each two seconds, for each key by itself', () => {
  let now = 0;
  const limit = signInLimit(() => now);
  const taken = (count: number, key = 'a') =>
    Array.from({ length: count }, () => limit.take(key)).filter((each) => each === undefined).length;
  expect(taken(15)).toBe(10);
  expect(taken(15, 'b')).toBe(10);
  expect(limit.take('a')).toBe(2);
  now = 2_000;
  expect(taken(15)).toBe(1);
  now = 3_600_000;
  expect(taken(15)).toBe(10);
});

it('forgets the oldest, and not who is trying now', () => {
  const limit = signInLimit(() => 0);
  for (let n = 0; n < 10; n += 1) limit.take('now');
  for (let n = 0; n < 30_000; n += 1) {
    limit.take(`made up ${n}`);
    if (n % 1_000 === 0) expect(limit.take('now')).toBeDefined();
  }
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:0db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['unknown', 'unknown'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
