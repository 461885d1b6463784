import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { ITEMS, type Item } from '#lib/domain/cost/items.ts';
import { type AskedOffer, type OfferRates, readOffer } from '#lib/domain/cost/offer-file.ts';
import { PRICE_BOOK } from '#lib/domain/cost/price-book.ts';
import { type Refreshed, refreshedBook } from '#lib/domain/cost/refreshed-book.ts';
import { err, type Result } from '#lib/domain/result.ts';
import { EXIT, type ExitCode, type Output } from './output.ts';

/** Public, without credentials. */
export const PRICE_LISTS = 'https://pricing.us-east-1.amazonaws.com';

type Options = {
  /** Where the lists are. */
  readonly from: string;
  /** The book to write. */
  readonly file: string;
  /** Only these offers, such as `AWSLambda`; the others keep their prices. */
  readonly offers?: readonly string[];
};

/** Reads AWS's public price lists and writes the book anew; a list that fails its checks is named, and changes nothing. */
export async function pricesRefresh(out: Output, options: Options): Promise<ExitCode> {
  const read = new Map<string, OfferRates>();
  const refused: string[] = [];
  for (const asked of askedOffers(options.offers)) {
    const name = `${asked.code} in ${asked.region}`;
    const found = await readList(options.from, asked);
    if (found.ok) read.set(`${asked.code} ${asked.region}`, found.value);
    else refused.push(`${name} refused: ${found.error}`);
  }
  for (const each of refused) out.line(each);
  const { book, items } = refreshedBook(PRICE_BOOK, read);
  // One bad list may be a bad day of a proxy's: the book is written as a whole or not at all.
  const written = refused.length === 0 && items.some(({ state }) => state !== 'kept');
  if (written) writeFileSync(options.file, `${JSON.stringify(book, null, 2)}\n`);
  for (const line of summary(items)) out.line(line);
  out.line(written ? `written to ${options.file}; build again and restart` : 'nothing was written');
  out.result({ refused, items, written });
  return refused.length === 0 ? EXIT.ok : EXIT.failed;
}

function askedOffers(only: readonly string[] | undefined): readonly AskedOffer[] {
  const offers = (Object.values(ITEMS) as readonly Item[]).flatMap(({ offer }) => (offer ? [offer] : []));
  const types = Map.groupBy(offers, ([code]) => code);
  return [...types]
    .filter(([code]) => only === undefined || only.includes(code))
    .flatMap(([code, own]) =>
      PRICE_BOOK.regions.map((region) => ({ code, region, usageTypes: own.map(([, type]) => type) })),
    );
}

/** One list, line by line and never followed elsewhere. */
async function readList(from: string, asked: AskedOffer): Promise<Result<OfferRates, string>> {
  const address = `${from}/offers/v1.0/aws/${asked.code}/current/${asked.region}/index.csv`;
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(LONGEST_MS) });
    if (!answer.ok || !answer.body) return err(`HTTP ${answer.status}`);
    const body = Readable.fromWeb(answer.body as ReadableStream);
    return await readOffer(createInterface({ input: body, crlfDelay: Number.POSITIVE_INFINITY }), asked);
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

/** EC2's list of one region, half a gigabyte, over a slow line. */
const LONGEST_MS = 15 * 60_000;

function summary(items: readonly Refreshed[]): readonly string[] {
  const count = (state: Refreshed['state']) => items.filter((each) => each.state === state).length;
  const kept = items.flatMap((each) =>
    each.state === 'kept' && each.why !== 'no-offer'
      ? [`${each.item} keeps its price: ${WHY[each.why]}${each.region ? ` (${each.region})` : ''}`]
      : [],
  );
  return [
    ...kept,
    `${count('changed')} prices changed, ${count('same')} are as they were, ${count('kept')} kept`,
  ];
}

const WHY = {
  'not-listed': 'it is in no list that was read',
  'other-tiers': 'its tiers begin elsewhere than in the book',
  'too-different': 'it moved more than three times, which is more likely another unit',
  older: 'the list is older than the book',
} as const;
