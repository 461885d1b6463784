import type { Instant } from '../time.ts';
import type { Usd } from '../units.ts';

export type Price = {
  /** What one unit costs, in USD. */
  readonly usdPerUnit: number;
  /** `hour`, `GB`, `request`, `GB-second`, `GB-month`, `alarm-month`, … */
  readonly unit: string;
  readonly source: string;
  readonly asOf: Instant;
};

/**
 * quantity × price = cost; a line without price or quantity is unknown and outside every total. `item` is a code of
 * `PricedItem`; a quantity is unknown for `no-datapoint`, `not-measured` or `not-read`, a price is absent for
 * `no-price` (the book has none for the region) or `free-tier-shared` (it depends on what else the account uses).
 */
export type CostLine = {
  readonly resource: string;
  readonly label: string;
  readonly kind: 'inventory' | 'usage';
  readonly item: string;
  readonly quantity:
    | { readonly state: 'known'; readonly value: number; readonly unit: string; readonly source: string }
    | { readonly state: 'unknown'; readonly why: string };
  readonly price:
    | { readonly state: 'priced'; readonly price: Price }
    | { readonly state: 'unpriced'; readonly why: string };
  readonly cost: { readonly state: 'known'; readonly value: Usd } | { readonly state: 'unknown' };
};

export type CostEstimate = {
  readonly month: string;
  readonly lines: readonly CostLine[];
  /** Sum of the known lines since the month began. */
  readonly monthToDate: Usd;
  /** Inventory for the whole month plus usage at the measured rate. */
  readonly forecast: Usd;
  readonly unknownLines: number;
  /** Measured usage reaches back to this moment. */
  readonly usageSince: Instant;
};

export type EnvironmentCost = {
  readonly estimate: CostEstimate;
  readonly actual:
    | { readonly state: 'ready'; readonly monthToDate: Usd; readonly asOf: Instant }
    | { readonly state: 'not-enabled' };
};
