import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import type { LineStop } from '#lib/domain/deploy/hold.ts';
import type { LinePage } from '#lib/domain/deploy/line-page.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import { reason } from '#lib/domain/reason.ts';
import { holdsOn, stoppedLine } from '#lib/holds/held-back.ts';
import { requestsWithRunIn } from '#lib/store/deployments-by-environment.ts';
import { defineQuery } from './define.ts';
import { freezesOf } from './freezes.ts';
import { visibleEnvironments } from './visible.ts';

/** Whether the line is stopped, for the banner of every page. */
export const lineStop = defineQuery({
  name: 'line-stop',
  action: 'overview:read',
  on: () => PORTAL,
  run: ({ db }, _, __: Record<never, never>): Promise<LineStop | undefined> => stoppedLine(db),
});

/** Before anything is applied. */
const WAITING: readonly RunState[] = ['planning', 'planned', 'awaiting-approval', 'approved'];

/** What holds applies back now and soon, what waits for it, and whether the person who looks may stop or start the line. */
export const linePage = defineQuery({
  name: 'line-page',
  action: 'deploys:read',
  on: () => PORTAL,
  async run(services, caller, _: Record<never, never>): Promise<LinePage> {
    const environments = visibleEnvironments(services, caller, 'deploys:read');
    const keys = environments.map(({ key }) => key);
    const [stop, requests] = await Promise.all([
      stoppedLine(services.db),
      requestsWithRunIn(services.db, WAITING, keys),
    ]);
    const waiting = requests
      .toReversed()
      .flatMap((deployment) => deployment.runs.map((run) => ({ deployment, run })))
      .filter(({ run }) => WAITING.includes(run.state));
    const agreed = waiting.filter(({ run }) => run.state === 'approved');
    const holds = await Promise.all(environments.map((each) => holdsOn(services, each)));
    const heldKeys = keys.filter((_key, index) => (holds[index]?.length ?? 0) > 0);
    const may = can(caller, 'deploys:stop-line', PORTAL);
    const everywhere = [...services.config.current().environments.keys()].every(
      (key) => can(caller, 'deploys:stop-line', onEnvironment(key)).allowed,
    );
    return {
      ...(stop ? { stop } : {}),
      freezes: freezesOf(services, environments),
      held: agreed.filter(({ deployment }) => heldKeys.includes(deployment.environment)),
      underWay: waiting.length - agreed.length,
      refusals: {
        stop: may.allowed ? undefined : may.reason,
        start: may.allowed ? (everywhere ? undefined : reason('line.not-all')) : may.reason,
      },
    };
  },
});
