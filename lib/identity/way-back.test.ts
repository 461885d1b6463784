import { expect, it } from 'vitest';
import { signInPath, wayBack } from './way-back.ts';

it.each(['/', '/deploys/7', '/e/items/dev/logs?fn=api&q=level%3E%3Dwarn', '/audit?entry=3'])(
  'leads back to a page of ours: %s',
  (path) => expect(wayBack(path)).toBe(path),
);

it('forgets how the browser asked for the page', () => {
  expect(wayBack('/e/items/dev/metrics?range=6h&_rsc=1a2b')).toBe('/e/items/dev/metrics?range=6h');
});

it.each([
  'https://evil.invalid/',
  '//evil.invalid',
  '/\\evil.invalid',
  '/\t/evil.invalid',
  '/.//evil.invalid',
  '/e/..//evil.invalid',
  'javascript:alert(1)',
  '/sign-in?to=/audit',
  '/api/auth/sign-out',
  'deploys',
  ['/audit'],
  undefined,
])('leads nowhere else: %j', (to) => expect(wayBack(to)).toBe('/'));

it('asks to sign in with what was asked for, and with what went wrong', () => {
  expect(signInPath('/')).toBe('/sign-in');
  expect(signInPath('/audit?entry=3')).toBe('/sign-in?to=%2Faudit%3Fentry%3D3');
  expect(signInPath('/audit', 'demo')).toBe('/sign-in?problem=demo&to=%2Faudit');
  expect(signInPath('//evil.invalid', 'provider')).toBe('/sign-in?problem=provider');
});
