import { isDeployable } from '#lib/config/chosen-components.ts';
import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import type { RequestableEnvironment } from '#lib/domain/deploy/requestable.ts';
import { defineQuery } from './define.ts';
import { visibleEnvironments } from './visible.ts';

/** For the request form: every visible environment with its rules and what this caller may ask for. */
export const requestable = defineQuery({
  name: 'requestable',
  action: 'deploys:read',
  on: () => PORTAL,
  async run(services, caller, _: Record<never, never>): Promise<readonly RequestableEnvironment[]> {
    return visibleEnvironments(services, caller, 'deploys:read').map(
      ({ key, production, settings, components }) => ({
        key,
        production,
        signed: settings.proof !== undefined,
        components: components.map((each) => ({
          ...{ name: each.name, tool: each.tool, lane: each.lane, needs: each.needs },
          ...{ repository: each.repository, approvals: each.approvals, refs: each.refs },
          deployable: isDeployable(each),
          allowed: can(caller, `deploys:request-${each.lane}`, onEnvironment(key)).allowed,
          ...(each.promotedFrom ? { promotedFrom: each.promotedFrom } : {}),
        })),
      }),
    );
  },
});
