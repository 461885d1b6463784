import { PORTAL } from '#lib/domain/access/action.ts';
import type { Standing } from '#lib/domain/overview/standing.ts';
import { defineQuery } from './define.ts';
import { standingsOf } from './standings.ts';
import { visibleEnvironments } from './visible.ts';

/** The sidebar: every visible environment with its verdict, alarms and running deploy, in the file's order. */
export const watchList = defineQuery({
  name: 'watch-list',
  action: 'overview:read',
  on: () => PORTAL,
  run(services, caller, _: Record<never, never>): Promise<readonly Standing[]> {
    return standingsOf(services, visibleEnvironments(services, caller, 'health:read'));
  },
});
