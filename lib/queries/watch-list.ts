import { PORTAL } from '#lib/domain/access/action.ts';
import type { BoardSystem } from '#lib/domain/overview/board.ts';
import { boardRows, bySystem } from './board-rows.ts';
import { defineQuery } from './define.ts';
import { visibleEnvironments } from './visible.ts';

/** The sidebar: every visible environment with its verdict and alarms. */
export const watchList = defineQuery({
  name: 'watch-list',
  action: 'overview:read',
  on: () => PORTAL,
  async run(services, caller, _: Record<never, never>): Promise<readonly BoardSystem[]> {
    const environments = visibleEnvironments(services, caller, 'health:read');
    return bySystem(environments, await boardRows(services, environments, { history: false }));
  },
});
