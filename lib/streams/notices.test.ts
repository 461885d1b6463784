import { expect, it } from 'vitest';
import type { Caller } from '#lib/domain/access/caller.ts';
import { mayKnow } from './notices.ts';

const caller = (...grants: Caller['grants']): Caller => ({
  id: 'u',
  name: 'u',
  email: 'u@example.invalid',
  grants,
  via: 'session',
});
const onItemsDev = caller({ role: 'viewer', on: 'items/dev' });

it('tells of environments that the caller may see, and of no other', () => {
  expect(mayKnow(onItemsDev, { topic: 'health', id: 'items/dev', seq: 1 })).toBe(true);
  expect(mayKnow(onItemsDev, { topic: 'health', id: 'items/prod', seq: 1 })).toBe(false);
});

it('tells of the audit only those who may read it', () => {
  expect(mayKnow(onItemsDev, { topic: 'audit', id: 'items/dev', seq: 1 })).toBe(false);
  expect(mayKnow(caller({ role: 'auditor', on: '*' }), { topic: 'audit', id: 'items/dev', seq: 1 })).toBe(
    true,
  );
  const onHello = caller({ role: 'auditor', on: 'hello/*' });
  expect(mayKnow(onHello, { topic: 'audit', id: 'items/dev', seq: 1 })).toBe(false);
  expect(mayKnow(onHello, { topic: 'audit', id: 'portal', seq: 1 })).toBe(true);
});
