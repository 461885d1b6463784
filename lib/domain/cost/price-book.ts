import { type Instant, parseInstant } from '../time.ts';
import { itemOf, type PricedItem } from './items.ts';
import book from './prices.json' with { type: 'json' };

/** From `from` units of a month on, one unit costs `usdPerUnit`. The first tier starts at 0. */
export type Tier = { readonly from: number; readonly usdPerUnit: number };

export type ListPrice = {
  readonly unit: string;
  readonly tiers: readonly [Tier, ...Tier[]];
  readonly source: string;
  /** The day on which AWS published it. */
  readonly asOf: Instant;
};

/** USD by region, or by `*`: the same in each region of the book. */
export type BookPrice = {
  readonly item: string;
  /** A key of `sources`. */
  readonly source: string;
  /** `2025-10-28`. */
  readonly published: string;
  readonly tiers: readonly { readonly from: number; readonly usd: Readonly<Record<string, number>> }[];
};

export type PriceBook = {
  readonly regions: readonly string[];
  readonly sources: Readonly<Record<string, string>>;
  readonly prices: readonly BookPrice[];
};

/** The book as it is kept; `portal prices refresh` writes it anew. */
export const PRICE_BOOK: PriceBook = book as PriceBook;

const ROWS: ReadonlyMap<string, BookPrice> = new Map(PRICE_BOOK.prices.map((row) => [row.item, row]));
const REGIONS: ReadonlySet<string> = new Set(PRICE_BOOK.regions);

/** The list price in a region; undefined where the book has none: the item is unpriced there, never free. */
export function listPrice(item: PricedItem, region: string): ListPrice | undefined {
  const row = ROWS.get(item);
  const unit = itemOf(item)?.unit;
  if (!row || unit === undefined || !REGIONS.has(region)) return undefined;
  const tiers = row.tiers.map(({ from, usd }) => ({ from, usdPerUnit: usd[region] ?? usd['*'] }));
  const known = tiers.filter((tier): tier is Tier => tier.usdPerUnit !== undefined);
  const [first, ...rest] = known;
  if (!first || known.length < tiers.length) return undefined;
  return {
    unit,
    tiers: [first, ...rest],
    source: PRICE_BOOK.sources[row.source] ?? row.source,
    asOf: parseInstant(row.published),
  };
}
