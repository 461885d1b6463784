import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { type Action, onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import type { QueryServices } from './define.ts';

/** Environments of portal.yaml on which the caller may do this, in the file's order. */
export function visibleEnvironments(
  services: QueryServices,
  caller: Caller,
  action: Action,
): readonly ConfiguredEnvironment[] {
  const all = [...services.config.current().environments.values()];
  return all.filter((each) => can(caller, action, onEnvironment(each.key)).allowed);
}
