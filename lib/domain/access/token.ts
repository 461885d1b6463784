import type { Instant } from '../time.ts';
import { ACTIONS, type Action } from './action.ts';

/** What a person sees of an API token: never its text, of which only a hash is kept. */
export type ApiToken = {
  readonly id: string;
  readonly name: string;
  readonly owner: { readonly id: string; readonly name: string };
  /** It carries at most these actions of its owner. */
  readonly scopes: readonly Action[];
  /** `*`, `items/*` or `items/prod`. */
  readonly on: readonly string[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** To the minute. */
  readonly lastUsedAt?: Instant;
  readonly revokedAt?: Instant;
};

export type TokenState = 'valid' | 'expired' | 'revoked';

export const tokenState = ({ revokedAt, expiresAt }: ApiToken, now: Instant): TokenState => {
  if (revokedAt !== undefined) return 'revoked';
  return expiresAt <= now ? 'expired' : 'valid';
};

/** A token makes no tokens: whoever finds one must not be able to outlive it. */
export const TOKEN_SCOPES: readonly Action[] = ACTIONS.filter((each) => !each.startsWith('tokens:'));

export const MOST_TOKEN_DAYS = 365;
export const USUAL_TOKEN_DAYS = 90;

/**
 * What `portal login` carries: all that its person may do but approving. Whoever copies the file can then ask for a
 * deploy in that person's name, and not agree to it.
 */
export const LOGIN_SCOPES: readonly Action[] = TOKEN_SCOPES.filter(
  (each) => !each.startsWith('deploys:approve-'),
);
