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
    return visibleEnvironments(services, caller, 'deploys:read').map(({ key, production, settings }) => {
      const may = (lane: 'infrastructure' | 'application') =>
        can(caller, `deploys:request-${lane}`, onEnvironment(key)).allowed;
      const { infrastructure, application } = settings;
      return {
        key,
        production,
        signed: settings.proof !== undefined,
        lanes: [
          {
            lane: 'infrastructure',
            allowed: may('infrastructure'),
            approvals: infrastructure.approvals,
            refs: infrastructure.refs,
          },
          ...(application
            ? [
                {
                  lane: 'application' as const,
                  allowed: may('application'),
                  approvals: application.approvals,
                  refs: application.refs,
                  ...(application.after ? { after: application.after } : {}),
                },
              ]
            : []),
        ],
      };
    });
  },
});
