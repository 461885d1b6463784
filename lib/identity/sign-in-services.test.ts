import { afterEach, expect, it } from 'vitest';
import { CLIENT_HEADER, markFrontDoor } from './client.ts';
import { signInLimit } from './sign-in-limit.ts';
import { spendOfAccount, spendOfAddress } from './sign-in-services.ts';

// The mark hangs on the process, where web leaves it for good.
afterEach(() => Reflect.deleteProperty(globalThis, Symbol.for('yagura.front-door')));

const from = (address: string) => new Headers({ [CLIENT_HEADER]: address, 'x-forwarded-for': address });

it('wall row 10: counts an address that only a request says for nothing, without the front door', () => {
  const services = { limit: signInLimit(() => 0) };
  const attempt = (n: number) => spendOfAddress(services, from(`6.6.6.${n}`));
  for (let n = 0; n < 60; n += 1) attempt(n);
  expect(() => attempt(61)).toThrow(/address unknown/);
});

it('counts each address and each account by itself', () => {
  markFrontDoor();
  const services = { limit: signInLimit(() => 0) };
  for (let n = 0; n < 60; n += 1) spendOfAddress(services, from('192.0.2.1'));
  expect(() => spendOfAddress(services, from('192.0.2.1'))).toThrow(/address 192\.0\.2\.1/);
  spendOfAddress(services, from('192.0.2.2'));
  for (let n = 0; n < 10; n += 1) spendOfAccount(services, 'demo', 'demo-admin');
  expect(() => spendOfAccount(services, 'demo', 'demo-admin')).toThrow(/account demo demo-admin/);
  spendOfAccount(services, 'demo', 'demo-viewer');
});
