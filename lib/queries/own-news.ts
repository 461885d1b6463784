import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import type { Happening } from '#lib/domain/notify/happening.ts';
import type { Instant } from '#lib/domain/time.ts';
import { runHappeningsSince } from '#lib/store/happenings.ts';
import { defineQuery } from './define.ts';
import { visibleEnvironments } from './visible.ts';

/** Whoever was away for longer looks at the list of runs. */
const MOST = 10;

/** What became of one's own runs since a moment, and whose approval is asked of oneself. */
export const ownNews = defineQuery<{ readonly since: Instant }, readonly Happening[]>({
  name: 'own-news',
  action: 'deploys:read',
  on: () => PORTAL,
  async run(services, caller, { since }) {
    const seen = visibleEnvironments(services, caller, 'deploys:read').map(({ key }) => key);
    const all = await runHappeningsSince(services.db, seen, since, 100);
    const mayApprove = ({ environment }: Happening): boolean =>
      environment !== undefined &&
      (['deploys:approve-infrastructure', 'deploys:approve-application'] as const).some(
        (action) => can(caller, action, onEnvironment(environment)).allowed,
      );
    return all
      .filter((each) => {
        const own = each.by === caller.id;
        return each.topic === 'approval' ? !own && mayApprove(each) : own;
      })
      .slice(-MOST);
  },
});
