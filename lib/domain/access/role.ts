import type { Action } from './action.ts';

/** The parts people play (`product.md`, "Who uses it"). Groups of the identity provider map to these. */
export const ROLES = ['viewer', 'developer', 'infrastructure', 'approver', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const READ: readonly Action[] = [
  'overview:read',
  'health:read',
  'architecture:read',
  'metrics:read',
  'logs:read',
  'cost:read',
  'resources:read',
  'deploys:read',
  'budget:read',
  'settings:read',
];

/** What each role allows on the environments it is granted for. */
export const ROLE_ACTIONS: Readonly<Record<Role, readonly Action[]>> = {
  viewer: READ,
  developer: [
    ...READ,
    'deploys:request-application',
    'deploys:cancel',
    'notifications:manage',
    'events:create',
    'snapshots:create',
    'tokens:manage',
  ],
  infrastructure: [
    ...READ,
    'deploys:request-infrastructure',
    'deploys:request-application',
    'deploys:approve-infrastructure',
    'deploys:cancel',
    'deploys:stop-line',
    'deploys:break-glass',
    'notifications:manage',
    'events:create',
    'snapshots:create',
    'tokens:manage',
  ],
  approver: [
    ...READ,
    'deploys:approve-infrastructure',
    'deploys:approve-application',
    'deploys:cancel',
    'deploys:stop-line',
    'deploys:break-glass',
    'notifications:manage',
    'audit:read',
  ],
  auditor: [...READ, 'audit:read'],
  admin: [
    ...READ,
    'deploys:request-infrastructure',
    'deploys:request-application',
    'deploys:approve-infrastructure',
    'deploys:approve-application',
    'deploys:cancel',
    'deploys:stop-line',
    'deploys:break-glass',
    'notifications:manage',
    'audit:read',
    'systems:discover',
    'events:create',
    'snapshots:create',
    'tokens:manage',
    'tokens:revoke-any',
  ],
};

/** Roles that allow an action, the one that allows least first: whom somebody without it may become. */
export const rolesWith = (action: Action): readonly Role[] =>
  ROLES.filter((role) => ROLE_ACTIONS[role].includes(action)).toSorted(
    (a, b) => ROLE_ACTIONS[a].length - ROLE_ACTIONS[b].length,
  );
