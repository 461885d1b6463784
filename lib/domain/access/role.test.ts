import { describe, expect, it } from 'vitest';
import { ACTIONS, onEnvironment, PORTAL } from './action.ts';
import type { Caller } from './caller.ts';
import { can } from './can.ts';
import { ROLES, type Role } from './role.ts';

// Who may do what, as a person would write it on a wall: a right that moves is a line that moves here.
const EVERYBODY = 'viewer developer infrastructure approver auditor admin';
const MATRIX: Readonly<Record<string, string>> = {
  'overview:read': EVERYBODY,
  'health:read': EVERYBODY,
  'architecture:read': EVERYBODY,
  'metrics:read': EVERYBODY,
  'logs:read': EVERYBODY,
  'cost:read': EVERYBODY,
  'resources:read': EVERYBODY,
  'deploys:read': EVERYBODY,
  'deploys:request-infrastructure': 'infrastructure admin',
  'deploys:request-application': 'developer infrastructure admin',
  'deploys:approve-infrastructure': 'infrastructure approver admin',
  'deploys:approve-application': 'approver admin',
  'deploys:cancel': 'developer infrastructure approver admin',
  'deploys:stop-line': 'infrastructure approver admin',
  'deploys:break-glass': 'infrastructure approver admin',
  'audit:read': 'approver auditor admin',
  'budget:read': EVERYBODY,
  'settings:read': EVERYBODY,
  'notifications:manage': 'developer infrastructure approver admin',
  'systems:discover': 'admin',
  'events:create': 'developer infrastructure admin',
  'snapshots:create': 'developer infrastructure admin',
  'tokens:manage': 'developer infrastructure admin',
  'tokens:revoke-any': 'admin',
};

const person = (role: Role): Caller => ({
  id: 'u1',
  name: 'someone',
  email: 'someone@example.invalid',
  grants: [{ role, on: 'items/*' }],
  via: 'session',
});

describe('roles', () => {
  it('every action has its line', () => {
    expect([...ACTIONS]).toEqual(Object.keys(MATRIX));
  });

  it.each(Object.entries(MATRIX))('%s is for: %s', (name, who) => {
    const action = ACTIONS.find((each) => each === name);
    if (!action) throw new Error(`${name} is no action`);
    const may = ROLES.filter((role) => can(person(role), action, onEnvironment('items/prod')).allowed);
    expect(may.join(' ')).toBe(who);
  });

  it('a role on one system says nothing of another, and is enough for the portal itself', () => {
    expect(can(person('admin'), 'logs:read', onEnvironment('other/prod'))).toEqual({
      allowed: false,
      reason: expect.objectContaining({
        code: 'access.no-grant',
        params: { action: 'logs:read', target: 'other/prod' },
      }),
    });
    expect(can(person('viewer'), 'settings:read', PORTAL)).toEqual({ allowed: true });
    expect(can(person('viewer'), 'audit:read', PORTAL)).toMatchObject({
      allowed: false,
      reason: { params: { action: 'audit:read', target: 'portal' } },
    });
  });

  it('a role on one environment is none on its neighbour, nor on one whose name goes on', () => {
    const who = { ...person('viewer'), grants: [{ role: 'viewer', on: 'items/dev' } as const] };
    const seen = (['items/dev', 'items/de', 'items/dev2', 'items/devx'] as const).filter(
      (key) => can(who, 'logs:read', onEnvironment(key)).allowed,
    );
    expect(seen).toEqual(['items/dev']);
  });
});
