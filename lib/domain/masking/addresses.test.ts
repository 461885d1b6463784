import { describe, expect, it } from 'vitest';
import { userinfoSpans } from './addresses.ts';

const parts = (text: string) => userinfoSpans(text).map(([from, to]) => text.slice(from, to));

describe('in front of the host of an address', () => {
  it.each([
    ['a password', 'postgres://me:hunter2@db/x', ['hunter2']],
    ['a password with a sign and a colon of its own', 'https://me:a@b:c@example.org', ['a@b:c']],
    ['an empty user’s password', 'redis://:hunter2@cache:6379', ['hunter2']],
    ['the shortest scheme', 'a://me:pw@h', ['pw']],
    ['a scheme in capitals', 'HTTPS://me:pw@h', ['pw']],
    ['a key of twenty characters', `https://${'k'.repeat(20)}@h`, ['k'.repeat(20)]],
    ['each of two addresses', 'a://b:one@h a://b:two@h', ['one', 'two']],
    ['one after what only looks like an address', '://x a://b:pw@h', ['pw']],
  ])('%s is a secret', (_, text, secrets) => {
    expect(parts(text)).toEqual(secrets);
  });

  it.each([
    ['a user alone, one character short of a key', `https://${'k'.repeat(19)}@h`],
    ['a port', 'https://example.org:8443/a'],
    ['a port before a sign in the path', 'https://example.org:8443/a@b'],
    ['no scheme', '12://me:pw@h, ://me:pw@h'],
  ])('%s is none', (_, text) => {
    expect(parts(text)).toEqual([]);
  });

  it.each([' ', '\t', '\r', '\n', '/', '?', '#', '"', "'", '<', '>', '\\'])(
    'nothing is looked for behind %j',
    (end) => {
      expect(parts(`a://me${end}x:pw@h`)).toEqual([]);
    },
  );
});
