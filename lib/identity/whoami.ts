import type { PortalConfig } from '#lib/config/portal-config.ts';
import { ACTIONS, type Action, onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller, Grant } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';

export type Whoami = {
  readonly id: string;
  readonly name: string;
  readonly via: Caller['via'];
  readonly grants: readonly Grant[];
  /** Null: all that the grants allow. */
  readonly scopes: readonly Action[] | null;
  /** Id of the API token; null: it was none. */
  readonly token: string | null;
  /** What `deploy dev` means when no system is named. */
  readonly defaultSystem: string;
  /** Environments on which the caller may do anything at all, in the order of portal.yaml. */
  readonly environments: readonly EnvironmentKey[];
};

/** What the portal takes a caller for. Needs no right: it tells of nobody else. */
export function whoami(config: PortalConfig, caller: Caller): Whoami {
  const { id, name, via, grants, scopes = null, tokenId: token = null } = caller;
  return {
    id,
    name,
    via,
    grants,
    scopes,
    token,
    defaultSystem: config.file.defaultSystem,
    environments: [...config.environments.keys()].filter((key) =>
      ACTIONS.some((action) => can(caller, action, onEnvironment(key)).allowed),
    ),
  };
}
