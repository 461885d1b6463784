import type { Instant } from '../time.ts';
import type { Action } from './action.ts';
import type { Role } from './role.ts';

/** A role on some environments: `items/*`, `items/prod`, `*`. */
export type Grant = { readonly role: Role; readonly on: string };

/** Who asks. Made by `lib/identity` from a session or a token, never from a request's own words. */
export type Caller = {
  /** Stable id of the account, as written in the audit. */
  readonly id: string;
  readonly name: string;
  /** Absent where the provider tells none. It is no key: two people may have one. */
  readonly email?: string;
  readonly grants: readonly Grant[];
  readonly via: 'session' | 'token' | 'system';
  /** When the session's person proved who they are. */
  readonly signedInAt?: Instant;
  /** A token carries at most these actions of its owner; absent means all of them. */
  readonly scopes?: readonly Action[];
  /** Which API token it is. */
  readonly tokenId?: string;
};

/** Whether nothing was given or taken since: what was allowed to one may go on for the other. */
export const sameRights = (one: Caller, other: Caller): boolean =>
  one.id === other.id &&
  JSON.stringify([one.grants, one.scopes]) === JSON.stringify([other.grants, other.scopes]);
