import { PORTAL } from '#lib/domain/access/action.ts';
import { quotaShares } from '#lib/domain/budget/usage.ts';
import { hours, minus } from '#lib/domain/time.ts';
import type { Ratio } from '#lib/domain/units.ts';
import { minuteUseSince } from '#lib/store/api-calls.ts';
import { defineQuery } from './define.ts';

/** How near the busiest API came to its quota in the last hour; undefined when no process has reported a call. */
export const budgetShare = defineQuery({
  name: 'budget-share',
  action: 'budget:read',
  on: () => PORTAL,
  async run({ db, clock }, _, __: Record<never, never>): Promise<Ratio | undefined> {
    const shares = quotaShares(await minuteUseSince(db, minus(clock(), hours(1))));
    return [...shares.values()].toSorted((a, b) => b - a)[0];
  },
});
