import { days, type Instant, parseInstant, type TimeRange } from '../../time.ts';
import { type Bytes, bytes, type Usd, usd } from '../../units.ts';
import type { LogGroup } from '../line.ts';
import book from './prices.json' with { type: 'json' };

export type ScanEstimate = {
  /** Undefined where a log group's size is not known. */
  readonly bytes?: Bytes;
  /** Undefined where the size or the region's price is not known: never $0. */
  readonly usd?: Usd;
  readonly usdPerGb?: number;
  readonly priceAsOf: Instant;
};

/** AWS bills a gigabyte as 2^30 bytes. */
const GB = 1_073_741_824;

/** USD a GB scanned; undefined in a region that the book does not have. */
export const insightsPrice = (region: string): number | undefined =>
  (book.usdPerGb as Readonly<Record<string, number>>)[region];

/** What scanning so much costs. */
export function scanCost(scanned: number, region: string): Usd | undefined {
  const price = insightsPrice(region);
  return price === undefined ? undefined : usd((scanned / GB) * price);
}

/**
 * What a query over these log groups scans: CloudWatch reads everything in the range, whatever the query. Their sizes
 * are spread evenly over the time that they keep.
 */
export function scanEstimate(
  groups: readonly LogGroup[],
  range: TimeRange,
  { now, region }: { readonly now: Instant; readonly region: string },
): ScanEstimate {
  const usdPerGb = insightsPrice(region);
  const priceAsOf = parseInstant(book.asOf);
  const about = { priceAsOf, ...(usdPerGb === undefined ? {} : { usdPerGb }) };
  let sum = 0;
  for (const { storedBytes, createdAt, retentionDays } of groups) {
    if (storedBytes === undefined) return about;
    const kept = retentionDays === undefined ? 0 : now - days(retentionDays);
    const begin = Math.max(createdAt ?? 0, kept);
    const overlap = Math.min(now, range.to) - Math.max(begin, range.from);
    // Of a group whose begin nobody knows all of it may lie in the range.
    const share = begin === 0 || begin >= now ? 1 : Math.min(1, Math.max(0, overlap / (now - begin)));
    sum += storedBytes * share;
  }
  const cost = scanCost(sum, region);
  return { ...about, bytes: bytes(Math.round(sum)), ...(cost === undefined ? {} : { usd: cost }) };
}

/** Whether a person is asked first: above the limit, or where nobody knows. */
export const needsConsent = ({ usd: cost }: ScanEstimate, limit: number): boolean =>
  cost === undefined || cost > limit;
