import { expect, it } from 'vitest';
import { ACCOUNT_PACE, ADDRESS_PACE, networkOf, signInLimit } from './sign-in-limit.ts';

it('lets ten in at once and one more each two seconds, for each key by itself', () => {
  let now = 0;
  const limit = signInLimit(() => now);
  const taken = (count: number, key = 'a') =>
    Array.from({ length: count }, () => limit.take(key, ACCOUNT_PACE)).filter((each) => each === undefined)
      .length;
  expect(taken(15)).toBe(10);
  expect(taken(15, 'b')).toBe(10);
  expect(limit.take('a', ACCOUNT_PACE)).toBe(2);
  now = 2_000;
  expect(taken(15)).toBe(1);
  now = 3_600_000;
  expect(taken(15)).toBe(10);
});

it('lets an office in through one address at nine in the morning, and no flood', () => {
  let now = 0;
  const limit = signInLimit(() => now);
  const taken = (count: number) =>
    Array.from({ length: count }, () => limit.take('a', ADDRESS_PACE)).filter((each) => each === undefined)
      .length;
  expect(taken(200)).toBe(60);
  now = 30_000;
  expect(taken(200)).toBe(30);
});

it('forgets the oldest, and not who is trying now', () => {
  const limit = signInLimit(() => 0);
  for (let n = 0; n < 10; n += 1) limit.take('now', ACCOUNT_PACE);
  for (let n = 0; n < 30_000; n += 1) {
    limit.take(`made up ${n}`, ADDRESS_PACE);
    if (n % 1_000 === 0) expect(limit.take('now', ACCOUNT_PACE)).toBeDefined();
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
