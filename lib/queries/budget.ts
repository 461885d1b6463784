import { PORTAL } from '#lib/domain/access/action.ts';
import {
  type ApiUse,
  callsByApi,
  callsByPage,
  callsByProcess,
  type PageUse,
  type ProcessUse,
  sumOfCalls,
  type UseSum,
} from '#lib/domain/budget/call-use.ts';
import { type HourUse, hourlyUse, quotaShares } from '#lib/domain/budget/usage.ts';
import { hours, type Instant, minus } from '#lib/domain/time.ts';
import type { Ratio } from '#lib/domain/units.ts';
import { callUseSince, minuteUseSince } from '#lib/store/api-calls.ts';
import { defineQuery } from './define.ts';

export type BudgetPage = {
  readonly since: Instant;
  readonly until: Instant;
  /** The newest minute that any process reported. */
  readonly reportedUntil?: Instant;
  readonly all: UseSum;
  readonly pages: readonly PageUse[];
  readonly processes: readonly ProcessUse[];
  /** `busiest`: the busiest minute's share of the published quota. */
  readonly apis: readonly (ApiUse & { readonly busiest?: Ratio })[];
  readonly hours: readonly HourUse[];
};

/** Calls to AWS in the last 24 hours: by page, by process, by API, by hour, and how near they came to the quotas. */
export const budget = defineQuery({
  name: 'budget',
  action: 'budget:read',
  on: () => PORTAL,
  async run({ db, clock }, _, __: Record<never, never>): Promise<BudgetPage> {
    const until = clock();
    const since = minus(until, hours(24));
    const [use, minutes] = await Promise.all([callUseSince(db, since), minuteUseSince(db, since)]);
    const shares = quotaShares(minutes);
    const newest = minutes.at(-1)?.minute;
    return {
      since,
      until,
      ...(newest === undefined ? {} : { reportedUntil: newest }),
      all: sumOfCalls(use),
      pages: callsByPage(use),
      processes: callsByProcess(use),
      apis: callsByApi(use).map((each) => {
        const busiest = shares.get(each.api);
        return busiest === undefined ? each : { ...each, busiest };
      }),
      hours: hourlyUse(minutes, since, until),
    };
  },
});
