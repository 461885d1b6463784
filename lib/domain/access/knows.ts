import type { Reason } from '../reason.ts';
import { ACTIONS, type Target } from './action.ts';
import type { Caller } from './caller.ts';
import { can } from './can.ts';

/**
 * Whether somebody may know that this is there: whoever has any right on it, whatever a token of theirs is for. That there is a
 * portal is no secret.
 */
export function knows({ scopes: _, ...owner }: Caller, target: Target): boolean {
  return target.kind === 'portal' || ACTIONS.some((action) => can(owner, action, target).allowed);
}

/** Said of what is not there and of what somebody may not see, word for word: nobody finds out which it is. */
export const UNSEEN = 'there is no such thing, or none that you may see';

/** Why somebody may not: of the error that a refused operation throws. Undefined of any other. */
export const refusalReason = (error: unknown): Reason | undefined =>
  error instanceof Error && error.name === 'NotAllowed' && 'reason' in error
    ? (error.reason as Reason)
    : undefined;

/**
 * How an answer refuses: 404 for what is not there or not to be seen, 403 for what may be seen and not done.
 * @returns undefined when the error is no refusal
 */
export function refusedAs(error: unknown, caller: Caller): 403 | 404 | undefined {
  if (error instanceof Error && error.name === 'UnknownEnvironment') return 404;
  const reason = refusalReason(error);
  if (reason === undefined) return undefined;
  const { code, params } = reason;
  if (code !== 'access.no-grant' || params.target === 'portal') return 403;
  const key = String(params.target) as `${string}/${string}`;
  return knows(caller, { kind: 'environment', key }) ? 403 : 404;
}
