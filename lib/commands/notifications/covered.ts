import { onEnvironment, PORTAL, type Target } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can, coversKey } from '#lib/domain/access/can.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { CommandServices } from '../define.ts';

/** One environment is asked about itself; `*` and a whole system once it is known what they cover. */
export const targetOf = (on: string): Target =>
  on === '*' || on.endsWith('/*') ? PORTAL : onEnvironment(on as EnvironmentKey);

/** Whether somebody may keep others uninformed of all that a place covers; of the portal itself only who may everywhere. */
export const mayAll = ({ config }: CommandServices, caller: Caller, on: string): boolean =>
  [...config.current().environments.keys()]
    .filter((key) => coversKey(on, key))
    .every((key) => can(caller, 'notifications:manage', onEnvironment(key)).allowed);
