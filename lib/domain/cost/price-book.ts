import { type Instant, parseInstant } from '../time.ts';
import book from './prices.json' with { type: 'json' };

/** What AWS bills for, in words of ours; its own usage types differ by region. */
export type PricedItem =
  | 'nat-gateway'
  | 'nat-gateway-data'
  | 'public-ipv4'
  | 'interface-endpoint'
  | 'lambda-request'
  | 'lambda-x86'
  | 'lambda-arm'
  | 'rest-api-request'
  | 'http-api-request'
  | 'dynamodb-write'
  | 'dynamodb-read'
  | 'dynamodb-storage'
  | 'dynamodb-provisioned'
  | 'logs-ingest'
  | 'logs-storage'
  | 'alarm-metric'
  | 'dashboard'
  | 'secret'
  | 'sqs-request'
  | 's3-storage';

/** From `from` units of a month on, one unit costs `usdPerUnit`. The first tier starts at 0. */
export type Tier = { readonly from: number; readonly usdPerUnit: number };

export type ListPrice = {
  readonly unit: string;
  readonly tiers: readonly [Tier, ...Tier[]];
  readonly source: string;
  readonly asOf: Instant;
};

type Row = { readonly item: string; readonly unit: string } & Readonly<Record<string, unknown>>;

/** The list price in a region; undefined where the book has none: the item is unpriced there, never free. */
export function listPrice(item: PricedItem, region: string): ListPrice | undefined {
  const row = (book.prices as readonly Row[]).find((each) => each.item === item);
  const tiers = row && tiersOf(row[region]);
  if (!row || !tiers) return undefined;
  return { unit: row.unit, tiers, source: book.source, asOf: parseInstant(book.asOf) };
}

/** A number, or pairs of where a tier starts and its price. */
function tiersOf(written: unknown): [Tier, ...Tier[]] | undefined {
  if (typeof written === 'number') return [{ from: 0, usdPerUnit: written }];
  if (!Array.isArray(written)) return undefined;
  const [first, ...rest] = (written as [number, number][]).map(([from, usdPerUnit]) => ({
    from,
    usdPerUnit,
  }));
  return first && [first, ...rest];
}
