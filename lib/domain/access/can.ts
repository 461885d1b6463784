import { type Reason, reason } from '../reason.ts';
import type { Action, Target } from './action.ts';
import type { Caller, Grant } from './caller.ts';
import { ROLE_ACTIONS } from './role.ts';

export type Decision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: Reason<'access.no-grant' | 'access.token-scope'> };

/** The one place that says yes. Everything that is not granted is refused, with the reason. */
export function can(caller: Caller, action: Action, target: Target): Decision {
  if (caller.scopes && !caller.scopes.includes(action)) {
    return { allowed: false, reason: reason('access.token-scope', { action }) };
  }
  const granted = caller.grants.some(
    (each) => covers(each, target) && ROLE_ACTIONS[each.role].includes(action),
  );
  if (granted) return { allowed: true };
  const where = target.kind === 'environment' ? target.key : 'portal';
  return { allowed: false, reason: reason('access.no-grant', { action, target: where }) };
}

/** `*` covers all, `items/*` one system, `items/prod` one environment; any grant at all covers the portal. */
function covers(grant: Grant, target: Target): boolean {
  return target.kind === 'portal' || coversKey(grant.on, target.key);
}

/** Whether a place as `portal.yaml` names it (`*`, `items/*`, `items/prod`) takes an environment in. */
export function coversKey(on: string, key: string): boolean {
  if (on === '*') return true;
  return on.endsWith('/*') ? key.startsWith(on.slice(0, -1)) : on === key;
}
