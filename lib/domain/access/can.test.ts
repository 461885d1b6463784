import { describe, expect, it } from 'vitest';
import { ACTIONS, onEnvironment, PORTAL } from './action.ts';
import type { Caller, Grant } from './caller.ts';
import { can } from './can.ts';
import { defineOperation, NotAllowed } from './operation.ts';
import { ROLES } from './role.ts';

const caller = (grants: readonly Grant[], scopes?: Caller['scopes']): Caller => ({
  id: 'u1',
  name: 'someone',
  email: 'someone@example.invalid',
  grants,
  via: 'session',
  ...(scopes === undefined ? {} : { scopes }),
});

describe('can', () => {
  it('refuses whoever has no grant, for every action', () => {
    for (const action of ACTIONS) expect(can(caller([]), action, PORTAL).allowed).toBe(false);
  });

  it('keeps a grant to its environment or system', () => {
    const who = caller([{ role: 'viewer', on: 'items/dev' }]);
    expect(can(who, 'logs:read', onEnvironment('items/dev')).allowed).toBe(true);
    expect(can(who, 'logs:read', onEnvironment('items/dev2')).allowed).toBe(false);
    const all = caller([{ role: 'viewer', on: 'items/*' }]);
    expect(can(all, 'logs:read', onEnvironment('items/prod')).allowed).toBe(true);
    expect(can(all, 'logs:read', onEnvironment('itemsx/prod')).allowed).toBe(false);
  });

  it('lets a token do at most its scopes', () => {
    const who = caller([{ role: 'admin', on: '*' }], ['health:read']);
    expect(can(who, 'health:read', PORTAL).allowed).toBe(true);
    expect(can(who, 'deploys:approve-application', onEnvironment('items/prod'))).toMatchObject({
      allowed: false,
      reason: { code: 'access.token-scope', params: { action: 'deploys:approve-application' } },
    });
  });

  it('lets a viewer change nothing and a developer no infrastructure', () => {
    const changes = ACTIONS.filter((each) => /request|approve|cancel|manage/.test(each));
    const viewer = caller([{ role: 'viewer', on: '*' }]);
    for (const action of changes) expect(can(viewer, action, onEnvironment('items/dev')).allowed).toBe(false);
    const developer = caller([{ role: 'developer', on: '*' }]);
    expect(can(developer, 'deploys:request-infrastructure', onEnvironment('items/dev')).allowed).toBe(false);
    expect(can(developer, 'deploys:request-application', onEnvironment('items/dev')).allowed).toBe(true);
  });

  it('gives every role something', () => {
    for (const role of ROLES) {
      const allowed = ACTIONS.filter((action) => can(caller([{ role, on: '*' }]), action, PORTAL).allowed);
      expect(allowed.length).toBeGreaterThan(0);
    }
  });
});

describe('an operation', () => {
  it('never runs for whoever may not', async () => {
    let ran = 0;
    const denied: string[] = [];
    const operation = defineOperation<null, { key: `${string}/${string}` }, number>({
      name: 'test',
      action: 'logs:read',
      on: ({ key }) => onEnvironment(key),
      run: async () => ++ran,
      onDenied: async (_services, who, _args, why) => void denied.push(`${who.id} ${why.code}`),
    });
    await expect(operation.ask(null, caller([]), { key: 'items/dev' })).rejects.toThrow(NotAllowed);
    expect({ ran, denied }).toEqual({ ran: 0, denied: ['u1 access.no-grant'] });
    expect(await operation.ask(null, caller([{ role: 'viewer', on: '*' }]), { key: 'items/dev' })).toBe(1);
  });

  it('says by name and code why it was refused, also where nobody listens', async () => {
    const operation = defineOperation<null, null, number>({
      name: 'test',
      action: 'settings:read',
      on: () => PORTAL,
      run: async () => 1,
    });
    const error = await operation.ask(null, caller([]), null).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(NotAllowed);
    expect(error).toMatchObject({
      name: 'NotAllowed',
      message: 'not allowed: access.no-grant',
      reason: { code: 'access.no-grant', params: { action: 'settings:read', target: 'portal' } },
    });
    expect([operation.name, operation.action, operation.on(null)]).toEqual(['test', 'settings:read', PORTAL]);
  });
});
