import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialsFile, forgetCredential, keepCredential, readCredentials } from './credentials.ts';
import { portalAddress } from './portal-address.ts';

const ALICE = { token: 'ygr_a', name: 'alice', expiresAt: '2026-12-01T00:00:00.000Z' };
let home: string;
let file: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'yagura-home-'));
  file = credentialsFile({ HOME: home });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('the token of portal login', () => {
  it('is kept for this user alone', () => {
    keepCredential(file, 'https://p.example.org', ALICE);
    expect(file).toBe(join(home, '.config/yagura/credentials.json'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  it('is not used when others may read it', () => {
    keepCredential(file, 'https://p.example.org', ALICE);
    chmodSync(file, 0o640);
    expect(() => readCredentials(file)).toThrow(/can be read by others/);
  });

  it('stands beside those of other portals; the last one signed in to is the current one', () => {
    keepCredential(file, 'https://a.example.org', ALICE);
    keepCredential(file, 'https://b.example.org', { ...ALICE, name: 'bob' });
    expect(readCredentials(file)).toMatchObject({ current: 'https://b.example.org' });
    expect(forgetCredential(file, 'https://b.example.org')).toBe(true);
    expect(forgetCredential(file, 'https://b.example.org')).toBe(false);
    expect(readCredentials(file)).toEqual({
      current: 'https://a.example.org',
      portals: { 'https://a.example.org': ALICE },
    });
    expect(readFileSync(file, 'utf8')).not.toContain('bob');
  });

  it('that cannot be read is named, not overwritten', () => {
    keepCredential(file, 'https://a.example.org', ALICE);
    writeFileSync(file, '{');
    expect(() => keepCredential(file, 'https://b.example.org', ALICE)).toThrow(/credentials.json is no JSON/);
    expect(readFileSync(file, 'utf8')).toBe('{');
  });
});

describe('the address of a portal', () => {
  it.each([
    ['portal.example.org', 'https://portal.example.org'],
    ['https://portal.example.org/deploys?x=1', 'https://portal.example.org'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
  ])('%s is %s', (text, address) => expect(portalAddress(text)).toBe(address));

  it.each([
    'http://portal.example.org',
    'http://localhost.evil.org',
    'ftp://x',
    'http://[',
    'javascript:alert(1)',
  ])('%s is refused', (text) => expect(() => portalAddress(text)).toThrow(text));
});
