import { describe, expect, it } from 'vitest';
import { onEnvironment, PORTAL } from './action.ts';
import type { Caller, Grant } from './caller.ts';
import { can } from './can.ts';
import { knows, refusedAs } from './knows.ts';
import { NotAllowed } from './operation.ts';

const caller = (grants: readonly Grant[], scopes?: Caller['scopes']): Caller => ({
  ...{ id: 'a', name: 'a', grants, via: 'session' },
  ...(scopes ? { scopes } : {}),
});
const viewer = caller([{ role: 'viewer', on: 'items/dev' }]);

const refused = (who: Caller, action: Parameters<typeof can>[1], target: Parameters<typeof can>[2]) => {
  const decision = can(who, action, target);
  return decision.allowed ? undefined : refusedAs(new NotAllowed(decision.reason), who);
};

describe('a refusal', () => {
  it('wall row 14: of what somebody may not see is the 404 of what is not there', () => {
    const unknown = Object.assign(new Error('items/none'), { name: 'UnknownEnvironment' });
    expect(refused(viewer, 'deploys:read', onEnvironment('items/prod'))).toBe(404);
    expect(refused(viewer, 'deploys:read', onEnvironment('nothing/there'))).toBe(404);
    expect(refusedAs(unknown, viewer)).toBe(404);
  });

  it('of what somebody may see and not do is a 403', () => {
    expect(refused(viewer, 'deploys:cancel', onEnvironment('items/dev'))).toBe(403);
    expect(refused(viewer, 'audit:read', PORTAL)).toBe(403);
  });

  it('for a token without the scope tells nothing either way', () => {
    const token = caller(viewer.grants, ['health:read']);
    expect(refused(token, 'logs:read', onEnvironment('items/dev'))).toBe(403);
    expect(refused(token, 'logs:read', onEnvironment('items/prod'))).toBe(403);
    expect(refused(token, 'logs:read', onEnvironment('nothing/there'))).toBe(403);
  });

  it('is told from a fault', () => {
    expect(refusedAs(new Error('a fault'), viewer)).toBeUndefined();
    expect(refusedAs('a fault', viewer)).toBeUndefined();
  });
});

it('somebody knows what any role of theirs covers, and nothing beside it', () => {
  expect(knows(viewer, onEnvironment('items/dev'))).toBe(true);
  expect(knows(viewer, onEnvironment('items/prod'))).toBe(false);
  expect(knows(caller([]), onEnvironment('items/dev'))).toBe(false);
  expect(knows(caller([]), PORTAL)).toBe(true);
});
