import { describe, expect, it } from 'vitest';
import { asksForNobody, provesOrigin } from './same-origin.ts';

const OWN = 'https://portal.example.org';
const proves = (headers: Record<string, string>, method = 'POST') =>
  provesOrigin(method, (name) => headers[name], OWN);

describe('a request that may change something', () => {
  it.each<[string, Record<string, string>]>([
    ['names the portal as its origin', { origin: OWN }],
    ['says that it comes from the same origin', { 'sec-fetch-site': 'same-origin' }],
    ['says both', { origin: OWN, 'sec-fetch-site': 'same-origin' }],
    ['carries a token and no cookie', { authorization: 'Bearer ygr_x' }],
  ])('is taken when it %s', (_how, headers) => expect(proves(headers)).toBe(true));

  it.each<[string, Record<string, string>]>([
    ['names another origin', { origin: 'https://evil.example' }],
    ['names a sibling', { origin: 'https://other.example.org' }],
    ['names the same host without TLS', { origin: 'http://portal.example.org' }],
    ['comes from a sandboxed frame', { origin: 'null' }],
    ['says that it comes from a sibling', { origin: OWN, 'sec-fetch-site': 'same-site' }],
    ['says nothing at all', {}],
    ['has a cookie beside a token', { authorization: 'Bearer ygr_x', cookie: 'a=b' }],
    [
      'has a foreign origin beside a token',
      { authorization: 'Bearer ygr_x', origin: 'https://evil.example' },
    ],
  ])('is refused when it %s', (_how, headers) => expect(proves(headers)).toBe(false));

  it('wall row 14: is refused without an origin beside a cross-site Sec-Fetch-Site', () => {
    expect(proves({ 'sec-fetch-site': 'cross-site' })).toBe(false);
  });

  it('is any method but reading', () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'QUERY']) expect(proves({}, method)).toBe(false);
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(proves({}, method)).toBe(true);
  });
});

it('lets a terminal ask for a token, and no page of somebody else do it for it', () => {
  const asks = (path: string, headers: Record<string, string> = {}) =>
    asksForNobody(path, (name) => headers[name]);
  expect([asks('/api/device'), asks('/api/device/token?a=b')]).toEqual([true, true]);
  expect([asks('/api/device/other'), asks('/settings/tokens')]).toEqual([false, false]);
  for (const name of ['origin', 'sec-fetch-site', 'cookie'])
    expect(asks('/api/device', { [name]: 'null' })).toBe(false);
});
