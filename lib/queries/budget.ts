import { PORTAL } from '#lib/domain/access/action.ts';
import { hours, type Instant, minus } from '#lib/domain/time.ts';
import { type ApiUse, apiUseSince } from '#lib/store/api-calls.ts';
import { defineQuery } from './define.ts';

export type BudgetPage = {
  readonly since: Instant;
  readonly until: Instant;
  readonly use: readonly ApiUse[];
};

/** Calls to AWS in the last 24 hours, by process and API. */
export const budget = defineQuery({
  name: 'budget',
  action: 'budget:read',
  on: () => PORTAL,
  async run({ db, clock }, _, __: Record<never, never>): Promise<BudgetPage> {
    const until = clock();
    const since = minus(until, hours(24));
    return { since, until, use: await apiUseSince(db, since) };
  },
});
