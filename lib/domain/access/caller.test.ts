import { expect, it } from 'vitest';
import { type Caller, sameRights } from './caller.ts';

const caller = (more: Partial<Caller> = {}): Caller => ({
  id: 'a',
  name: 'a',
  email: 'a@example.org',
  grants: [
    { role: 'viewer', on: 'items/dev' },
    { role: 'viewer', on: 'items/prod' },
  ],
  via: 'session',
  ...more,
});

it('rights are the same until a person, a grant or a scope is another', () => {
  expect(sameRights(caller(), caller({ name: 'renamed' }))).toBe(true);
  expect(sameRights(caller(), caller({ id: 'b' }))).toBe(false);
  expect(sameRights(caller(), caller({ grants: [{ role: 'viewer', on: 'items/dev' }] }))).toBe(false);
  expect(sameRights(caller(), caller({ scopes: ['health:read'] }))).toBe(false);
});
