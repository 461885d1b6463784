import type { Tool } from '../deploy/tool.ts';
import type { Instant } from '../time.ts';
import type { Usd } from '../units.ts';
import type { CostGroup } from './group.ts';

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
 * `PricedItem`, or `unlisted`; a quantity is unknown as `UnknownQuantity` says, a price is absent
 * for `no-price` (the book has none for the region) or `not-listed` (it has none of this at all).
 */
export type CostLine = {
  readonly resource: string;
  readonly label: string;
  readonly kind: 'inventory' | 'usage';
  readonly item: string;
  /** What describes the resource; absent where nobody does, and in what an older build has stored. */
  readonly tool?: Tool;
  readonly quantity:
    | { readonly state: 'known'; readonly value: number; readonly unit: string; readonly source: string }
    | { readonly state: 'unknown'; readonly why: string };
  readonly price:
    | { readonly state: 'priced'; readonly price: Price }
    | { readonly state: 'unpriced'; readonly why: string };
  readonly cost: { readonly state: 'known'; readonly value: Usd } | { readonly state: 'unknown' };
};

/** What one UTC day came to, known lines only. `whole`: the environment existed all day, and the day is over. */
export type DayCost = {
  /** `2026-11-24`. */
  readonly day: string;
  readonly whole: boolean;
  readonly groups: Readonly<Partial<Record<CostGroup, Usd>>>;
  /** By priced item; absent in what an older build has stored. */
  readonly items?: Readonly<Record<string, DayItem>>;
  /** Priced items of which some line had no known cost: what `items` says of them is not all. */
  readonly unknown?: readonly string[];
  /** What stands, and what was used. */
  readonly standing: Usd;
  readonly used: Usd;
};

/** What one priced item came to on a day: dollars, and how much of it there was, in the item's own unit. */
export type DayItem = { readonly usd: Usd; readonly quantity: number };

/** What a what-if must know beside the lines. */
export type CostFacts = {
  readonly region: string;
  /** Availability Zones that have a subnet of this environment. */
  readonly zones: number;
  /** Retention by log group; absent: kept for ever. */
  readonly retention: readonly { readonly group: string; readonly days?: number }[];
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
  /** Inventory and measured usage as 730 hours of them would cost; absent in the first minutes. */
  readonly fullMonth?: Usd;
  /** From the first day of existence to today; absent in what an older build has stored, like `facts`. */
  readonly days?: readonly DayCost[];
  readonly facts?: CostFacts;
};

/** What an environment costs by list price and measured usage. */
export type EnvironmentCost = { readonly estimate: CostEstimate };
