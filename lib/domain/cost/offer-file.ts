import { err, ok, type Result } from '../result.ts';
import type { Tier } from './price-book.ts';
import { usageTypesIn } from './usage-prefix.ts';

/** Rates of one offer in one region, by usage type without the region's prefix. */
export type OfferRates = {
  /** `2026-10-28`. */
  readonly published: string;
  readonly rates: ReadonlyMap<string, readonly [Tier, ...Tier[]]>;
};

export type AskedOffer = {
  /** `AWSLambda`. */
  readonly code: string;
  readonly region: string;
  readonly usageTypes: readonly string[];
};

type Row = { readonly sku: string; readonly from: number; readonly to: number; readonly usdPerUnit: number };

/**
 * One of AWS's public price lists, `<offer>/current/<region>/index.csv`, read line by line: EC2's has half a gigabyte.
 * A file of another offer, another currency or with tiers that do not follow on one another is refused, and says why.
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-the-aws-price-list-bulk-api.html
 */
export async function readOffer(
  lines: AsyncIterable<string> | Iterable<string>,
  asked: AskedOffer,
): Promise<Result<OfferRates, string>> {
  const head = new Map<string, string>();
  const wanted = new Map(
    asked.usageTypes.flatMap((type) => usageTypesIn(type, asked.region).map((each) => [each, type])),
  );
  const rows = new Map<string, Row[]>();
  let columns: ReadonlyMap<string, number> | undefined;
  for await (const line of lines) {
    if (line === '') continue;
    const cells = csvCells(line);
    if (!cells) return err(`a line is no CSV: ${line.slice(0, 80)}`);
    if (!columns) {
      if (cells[0] === 'SKU') columns = new Map(cells.map((name, index) => [plain(name), index]));
      else head.set(cells[0] ?? '', cells[1] ?? '');
      continue;
    }
    const at = (name: string) => cells[columns?.get(name) ?? -1] ?? '';
    const type = wanted.get(at('usagetype'));
    if (type === undefined || at('termtype') !== 'OnDemand') continue;
    if (at('currency') !== 'USD')
      return err(`${at('usagetype')} is priced in ${at('currency') || 'nothing'}`);
    const row = rowOf(at);
    if (!row) return err(`${at('usagetype')} has no price: ${at('priceperunit')}`);
    rows.set(type, [...(rows.get(type) ?? []), row]);
  }
  if (!columns) return err('no table begins in it');
  if (head.get('OfferCode') !== asked.code) return err(`it is of ${head.get('OfferCode') ?? 'no offer'}`);
  const published = head.get('Publication Date')?.slice(0, 10) ?? '';
  if (Number.isNaN(Date.parse(published))) return err('it does not say when it was published');
  const rates = new Map<string, readonly [Tier, ...Tier[]]>();
  for (const [type, own] of rows) {
    const tiers = tiersOf(own);
    if (!tiers.ok) return err(`${type}: ${tiers.error}`);
    rates.set(type, tiers.value);
  }
  return ok({ published, rates });
}

/** `Usage Type` in some offers, `usageType` in others. */
const plain = (name: string): string => name.replaceAll(' ', '').toLowerCase();

function rowOf(at: (name: string) => string): Row | undefined {
  const usdPerUnit = Number(at('priceperunit'));
  const from = Number(at('startingrange') || '0');
  const to = /^inf$/i.test(at('endingrange')) ? Number.POSITIVE_INFINITY : Number(at('endingrange') || 'NaN');
  const fine = at('priceperunit') !== '' && usdPerUnit >= 0 && from >= 0 && to > from;
  return fine && Number.isFinite(usdPerUnit) ? { sku: at('sku'), from, to, usdPerUnit } : undefined;
}

/** Tiers from 0 on without a gap; what the first units cost nothing for is a free tier, which the book keeps elsewhere. */
function tiersOf(rows: readonly Row[]): Result<readonly [Tier, ...Tier[]], string> {
  const bySku = [...Map.groupBy(rows, ({ sku }) => sku).values()].map((own) =>
    own.toSorted((a, b) => a.from - b.from),
  );
  const spelled = new Set(
    bySku.map((own) => JSON.stringify(own.map(({ from, usdPerUnit }) => [from, usdPerUnit]))),
  );
  if (spelled.size > 1) return err('two products of this usage type have two prices');
  const own = bySku[0] ?? [];
  let end = 0;
  for (const { from, to } of own) {
    if (from !== end) return err(`a tier begins at ${from}, where the one before ends at ${end}`);
    end = to;
  }
  if (end !== Number.POSITIVE_INFINITY) return err(`the last tier ends at ${end}`);
  const paid = own[0]?.usdPerUnit === 0 && own.length > 1 ? own.slice(1) : own;
  const [first, ...rest] = paid.map(({ from, usdPerUnit }, index) => ({
    from: index === 0 ? 0 : from,
    usdPerUnit,
  }));
  return first ? ok([first, ...rest]) : err('it has no tier');
}

/** Cells of one quoted line (RFC 4180); undefined where a quote never ends. */
export function csvCells(line: string): readonly string[] | undefined {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] !== '"') {
      const end = line.indexOf(',', at);
      cells.push(line.slice(at, end === -1 ? undefined : end));
      if (end === -1) return cells;
      at = end + 1;
      continue;
    }
    let text = '';
    let from = at + 1;
    for (;;) {
      const quote = line.indexOf('"', from);
      if (quote === -1) return undefined;
      text += line.slice(from, quote);
      from = quote + 1;
      if (line[from] !== '"') break;
      text += '"';
      from += 1;
    }
    cells.push(text);
    if (from >= line.length) return cells;
    if (line[from] !== ',') return undefined;
    at = from + 1;
  }
}
