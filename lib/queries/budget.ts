import { PORTAL } from '#lib/domain/access/action.ts';
import { callsByApi, callsByPage, callsByProcess, sumOfCalls } from '#lib/domain/budget/call-use.ts';
import type { DayUse } from '#lib/domain/budget/day-use.ts';
import { hourlyUse, quotaShares } from '#lib/domain/budget/usage.ts';
import { hours, type Instant, minus } from '#lib/domain/time.ts';
import { callUseSince, minuteUseSince } from '#lib/store/api-calls.ts';
import { defineQuery } from './define.ts';

export type BudgetPage = DayUse & { readonly since: Instant; readonly until: Instant };

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
