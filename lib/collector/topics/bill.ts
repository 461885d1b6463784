import { costAndUsage } from '#lib/aws/read/costexplorer/cost-and-usage.ts';
import { monthBills, sameTags } from '#lib/domain/cost/bill.ts';
import { billRange, monthBefore } from '#lib/domain/cost/bill-range.ts';
import { err, ok } from '#lib/domain/result.ts';
import { hours, plus } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';
import { getBillMonth, putBillMonths } from '#lib/store/bill-months.ts';
import type { Topic } from '../topic.ts';

/** AWS brings its figures up to date three times a day at most, and each question costs money. */
const EVERY = hours(8);

/** What AWS has billed, of environments whose tags `portal.yaml` names; nobody else's is asked for. */
export const bill: Topic<'bill'> = {
  name: 'bill',
  every: EVERY,
  retry: hours(1),
  alsoKeep: (tx, { key }, reading) => putBillMonths(tx, key, reading),
  stands({ billing }, kept, now) {
    if (!billing) return EVERY;
    if (!kept) return millis(0);
    if (kept.state === 'failed') return millis((kept.nextTryAt ?? now) - now);
    return millis(sameTags(kept.value.tags, billing) ? plus(kept.asOf, EVERY) - now : 0);
  },
  async read(services, environment) {
    const { billing: tags } = environment;
    if (!tags) return err({ kind: 'not-enabled', what: 'billing in portal.yaml' });
    const now = services.clock();
    const earlier = await getBillMonth(services.db, environment.key, monthBefore(now));
    const isFinal = earlier !== undefined && !earlier.bill.estimated && sameTags(earlier.tags, tags);
    const read = await costAndUsage(services.aws(environment), tags, billRange(now, isFinal));
    if (!read.ok) return read;
    return ok({
      value: { tags, months: monthBills(read.value, now) },
      source: 'ce:GetCostAndUsage',
      provisional: true,
    });
  },
};
