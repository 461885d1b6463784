import { type Ratio, ratio, type Usd, usd } from '../units.ts';
import { type Actual, shownBill } from './actual.ts';
import type { DayCost } from './cost.ts';

/** The bill against the usage of the same days, or why the two cannot be held against each other. */
export type Reconciliation =
  | {
      readonly state: 'compared';
      /** First and last day that both cover whole, `2026-11-01`. */
      readonly from: string;
      readonly to: string;
      readonly usage: Usd;
      readonly actual: Usd;
      /** Usage against actual: −0.018 is 1.8 % low. */
      readonly off: Ratio;
      readonly accepted: boolean;
    }
  | {
      readonly state: 'not-comparable';
      readonly why: 'actual-not-enabled' | 'actual-not-read' | 'no-common-days' | 'nothing-billed';
    };

/** Up to here the difference is what free tiers, rounding and late usage explain. */
const ACCEPTED = 0.05;

/** Only whole days that both sides cover are compared: half a day on one side would be a false difference. */
export function reconcile(actual: Actual, days: readonly DayCost[]): Reconciliation {
  if (actual.state === 'not-enabled') return { state: 'not-comparable', why: 'actual-not-enabled' };
  const bill = shownBill(actual)?.value;
  if (!bill)
    return {
      state: 'not-comparable',
      why: actual.reading?.state === 'ready' ? 'nothing-billed' : 'actual-not-read',
    };
  const billed = new Map(
    bill.days.flatMap(({ day, cost, partial }) => (partial ? [] : [[day, cost] as const])),
  );
  const both = days.filter(({ day, whole }) => whole && billed.has(day));
  const [first] = both;
  const last = both.at(-1);
  if (!first || !last) return { state: 'not-comparable', why: 'no-common-days' };
  const usage = both.reduce((sum, { standing, used }) => sum + standing + used, 0);
  const charged = both.reduce((sum, { day }) => sum + (billed.get(day) ?? 0), 0);
  if (charged === 0) return { state: 'not-comparable', why: 'nothing-billed' };
  const off = usage / charged - 1;
  return {
    state: 'compared',
    from: first.day,
    to: last.day,
    usage: usd(usage),
    actual: usd(charged),
    off: ratio(off),
    accepted: Math.abs(off) <= ACCEPTED,
  };
}
