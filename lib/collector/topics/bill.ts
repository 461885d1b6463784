import { monthBills, sameTags } from '#lib/domain/cost/bill.ts';
import { err, ok } from '#lib/domain/result.ts';
import { hours, plus } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';
import { putBillMonths } from '#lib/store/bill-months.ts';
import { BILL_EVERY, billOf } from '../account/bills.ts';
import type { Topic } from '../topic.ts';

/** What AWS has billed, of environments whose tags `portal.yaml` names; nobody else's is asked for. */
export const bill: Topic<'bill'> = {
  name: 'bill',
  every: BILL_EVERY,
  retry: hours(1),
  alsoKeep: (tx, { key }, reading) => putBillMonths(tx, key, reading),
  stands({ billing }, kept, now) {
    if (!billing) return BILL_EVERY;
    if (!kept) return millis(0);
    if (kept.state === 'failed') return millis((kept.nextTryAt ?? now) - now);
    return millis(sameTags(kept.value.tags, billing) ? plus(kept.asOf, BILL_EVERY) - now : 0);
  },
  async read(services, environment) {
    const { billing: tags } = environment;
    if (!tags) return err({ kind: 'not-enabled', what: 'billing in portal.yaml' });
    const read = await billOf(services, { ...environment, billing: tags });
    if (!read.ok) return read;
    const { at, value } = read.value;
    return ok({
      value: { tags, months: monthBills(value, at) },
      asOf: at,
      source: 'ce:GetCostAndUsage',
      provisional: true,
    });
  },
};
