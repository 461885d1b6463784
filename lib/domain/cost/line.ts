import type { CostLine } from './cost.ts';
import { itemOf, type PricedItem } from './items.ts';
import { listPrice } from './price-book.ts';
import { tieredCost } from './tiers.ts';

/** What is paid for and stands in no row of the price book. */
export const UNLISTED = 'unlisted';

/** One thing to be paid for, before its price. */
export type Billable = {
  readonly resource: string;
  readonly label: string;
  readonly kind: CostLine['kind'];
  readonly item: PricedItem | typeof UNLISTED;
  readonly quantity:
    | {
        readonly state: 'known';
        readonly value: number;
        readonly source: string;
        /** Where it was measured by the hour: how much of it fell on each UTC day. */
        readonly byDay?: ReadonlyMap<string, number>;
      }
    | { readonly state: 'unknown'; readonly why: UnknownQuantity };
};

/**
 * `no-datapoint`: CloudWatch measured nothing this month. `not-measured`: nobody asks for it yet. `not-published`: AWS tells it of
 * the whole account, or not at all, so no environment's part can be known before the bill.
 */
export type UnknownQuantity = 'no-datapoint' | 'not-measured' | 'not-published' | 'not-read';

/** Quantity × list price. A line that lacks either is unknown: it is shown, and stays out of totals. */
export function costLine(billable: Billable, region: string): CostLine {
  const { resource, label, kind, item, quantity } = billable;
  const listed = item === UNLISTED ? undefined : listPrice(item, region);
  const known = quantity.state === 'known' ? quantity.value : undefined;
  const cost = listed && known !== undefined ? tieredCost(known, listed.tiers) : undefined;
  return {
    resource,
    label,
    kind,
    item,
    quantity:
      quantity.state === 'known'
        ? {
            state: 'known',
            value: quantity.value,
            source: quantity.source,
            unit: itemOf(item)?.unit ?? '',
          }
        : quantity,
    price: listed
      ? {
          state: 'priced',
          price: {
            // Across tiers: what one unit came to.
            usdPerUnit: cost !== undefined && known ? cost / known : listed.tiers[0].usdPerUnit,
            unit: listed.unit,
            source: listed.source,
            asOf: listed.asOf,
          },
        }
      : { state: 'unpriced', why: item === UNLISTED ? 'not-listed' : 'no-price' },
    cost: cost === undefined ? { state: 'unknown' } : { state: 'known', value: cost },
  };
}
