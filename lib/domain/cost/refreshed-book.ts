import { ITEMS, type PricedItem } from './items.ts';
import type { OfferRates } from './offer-file.ts';
import type { BookPrice, PriceBook } from './price-book.ts';

/** What became of an item: `kept` says why the old price stands. */
export type Refreshed =
  | { readonly item: string; readonly state: 'changed' | 'same' }
  | {
      readonly item: string;
      readonly state: 'kept';
      /** `no-offer`: AWS's lists do not have it under a name known here. */
      readonly why: 'no-offer' | 'not-listed' | 'other-tiers' | 'too-different' | 'older';
      readonly region?: string;
    };

/** Offers by `<code> <region>`, as they were read. */
export type ReadOffers = ReadonlyMap<string, OfferRates>;

/** A price that moved more than so many times is more likely another unit than another price. */
const MOST_CHANGED = 3;

/** The book with what the offers say; an item whose rates fail one check in one region keeps its old price everywhere. */
export function refreshedBook(
  book: PriceBook,
  offers: ReadOffers,
): { readonly book: PriceBook; readonly items: readonly Refreshed[] } {
  const items: Refreshed[] = [];
  const prices = book.prices.map((row) => {
    const found = refreshedRow(row, book.regions, offers);
    items.push(found.about);
    return found.row;
  });
  return { book: { ...book, prices }, items };
}

type Found = { readonly row: BookPrice; readonly about: Refreshed };

function refreshedRow(row: BookPrice, regions: readonly string[], offers: ReadOffers): Found {
  const { item } = row;
  const kept = (why: Extract<Refreshed, { state: 'kept' }>['why'], region?: string): Found => ({
    row,
    about: { item, state: 'kept', why, ...(region === undefined ? {} : { region }) },
  });
  const offer = offerOf(item);
  if (!offer) return kept('no-offer');
  const [code, usageType] = offer;
  const days: string[] = [];
  const tiers = row.tiers.map(({ from }) => ({ from, usd: {} as Record<string, number> }));
  for (const region of regions) {
    const read = offers.get(`${code} ${region}`);
    const rates = read?.rates.get(usageType);
    if (!read || !rates) return kept('not-listed', region);
    if (read.published < row.published) return kept('older', region);
    if (rates.length !== row.tiers.length || rates.some(({ from }, at) => from !== row.tiers[at]?.from))
      return kept('other-tiers', region);
    for (const [at, { usdPerUnit }] of rates.entries()) {
      const before = row.tiers[at]?.usd[region] ?? row.tiers[at]?.usd['*'];
      const times = before ? usdPerUnit / before : 0;
      if (before !== undefined && (times > MOST_CHANGED || times < 1 / MOST_CHANGED))
        return kept('too-different', region);
      const tier = tiers[at];
      if (tier) tier.usd[region] = usdPerUnit;
    }
    days.push(read.published);
  }
  const next = tiers.map(({ from, usd }) => ({ from, usd: folded(usd) }));
  const same = JSON.stringify(next) === JSON.stringify(row.tiers);
  // The oldest of the lists: no region's price is said to be younger than it is.
  const published = days.toSorted()[0] ?? row.published;
  return {
    row: { item, source: 'offer', published, tiers: next },
    about: { item, state: same ? 'same' : 'changed' },
  };
}

const offerOf = (item: string) =>
  Object.hasOwn(ITEMS, item)
    ? (ITEMS[item as PricedItem] as { offer?: readonly [string, string] }).offer
    : undefined;

/** The same in each region is written once. */
function folded(usd: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const [first, ...others] = Object.values(usd);
  return first !== undefined && others.every((each) => each === first) ? { '*': first } : usd;
}
