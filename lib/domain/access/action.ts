/** Everything that a person or token may be allowed to do. One word an area, one a verb. */
export const ACTIONS = [
  'overview:read',
  'health:read',
  'architecture:read',
  'metrics:read',
  'logs:read',
  'cost:read',
  'resources:read',
  'deploys:read',
  'deploys:request-infrastructure',
  'deploys:request-application',
  'deploys:approve-infrastructure',
  'deploys:approve-application',
  'deploys:cancel',
  'deploys:stop-line',
  'deploys:break-glass',
  'audit:read',
  'budget:read',
  'settings:read',
  'notifications:manage',
  'systems:discover',
  'events:create',
  'snapshots:create',
  'tokens:manage',
  'tokens:revoke-any',
] as const;

export type Action = (typeof ACTIONS)[number];

/** What an action is done to: one environment, or the portal as a whole. */
export type Target =
  | { readonly kind: 'environment'; readonly key: `${string}/${string}` }
  | { readonly kind: 'portal' };

export const PORTAL: Target = { kind: 'portal' };
export const onEnvironment = (key: `${string}/${string}`): Target => ({ kind: 'environment', key });
