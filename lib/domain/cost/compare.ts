import type { Tool } from '../deploy/tool.ts';
import type { Instant } from '../time.ts';
import { HOURS_PER_MONTH, type Usd, usd } from '../units.ts';
import type { CostEstimate, CostLine } from './cost.ts';
import { fullMonthCost } from './full-month.ts';
import { ITEMS, type PricedItem } from './items.ts';
import { toolOfLine } from './line-tool.ts';
import { hoursSoFar, monthOf } from './month.ts';

/** What two environments, or two months, are held against each other by. */
export const COMPARED_BY = ['line', 'service', 'component', 'owner'] as const;
export type ComparedBy = (typeof COMPARED_BY)[number];

/** What an address asks for; line where it asks for none of them. */
export const comparedBy = (asked: unknown): ComparedBy =>
  COMPARED_BY.find((each) => each === asked) ?? 'line';

export type ComparedSide = {
  readonly estimate: CostEstimate;
  readonly asOf: Instant;
  /** Component that declares a resource, by the name that both sides have for it. */
  readonly componentOf: (resource: string) => string;
};

/** One side of a row, for a full month at the rate that was measured. */
export type ComparedAmount = {
  /** Undefined: nothing of it is there, or none of it is known. */
  readonly usd?: Usd;
  /** Of one item alone: a sum of unlike things is no quantity. */
  readonly quantity?: number;
  readonly resources: number;
  /** Lines without a figure: outside the sum. */
  readonly unknown: number;
};

/** Why a row differs, by what both sides have of it. */
export type Why =
  | { readonly code: 'same' | 'only-here' | 'only-there' | 'unknown' | 'several' | 'nearly' }
  | { readonly code: 'count'; readonly here: number; readonly there: number }
  | { readonly code: 'ratio'; readonly ratio: number; readonly unit: string }
  /** Days that every log group is kept. */
  | { readonly code: 'retention'; readonly here: number; readonly there: number }
  | { readonly code: 'price' };

export type ComparedRow = {
  /** Priced item, service, component, or what describes the resources (`none`: nobody). */
  readonly key: string;
  readonly here: ComparedAmount;
  readonly there: ComparedAmount;
  /** Positive: here it costs more. */
  readonly more: Usd;
  readonly why: Why;
  /** Of one item alone: what is metered, and which tools describe it on either side. */
  readonly metered?: {
    /** Of its first resource here: its part in the picture. Absent where there is none here. */
    readonly resource?: string;
    /** What one unit costs here, there where it is only there; absent without a price. */
    readonly price?: { readonly usdPerUnit: number; readonly unit: string };
    readonly tools: readonly (Tool | undefined)[];
  };
};

export type Comparison = {
  /** Largest difference first, whichever way. */
  readonly rows: readonly ComparedRow[];
  readonly here: Usd;
  readonly there: Usd;
  readonly more: Usd;
  readonly unknown: number;
  /** Hours that each side's month was measured. */
  readonly hours: { readonly here: number; readonly there: number };
};

/** Below half a cent a month nothing differs. */
export const SAME_USD = 0.005;
/** Nearer to one than this, traffic is the same. */
const SAME_RATIO = 0.02;
/** Less says nothing of a month. */
const LEAST_HOURS = 1 / 12;

/** Two sides row by row, both as full months of 730 hours; undefined where one of them was watched for some minutes alone. */
export function compareCosts(
  here: ComparedSide,
  there: ComparedSide,
  by: ComparedBy,
): Comparison | undefined {
  const hours = { here: hoursOf(here), there: hoursOf(there) };
  if (hours.here < LEAST_HOURS || hours.there < LEAST_HOURS) return undefined;
  const ours = Map.groupBy(here.estimate.lines, (line) => keyOf(line, here, by));
  const theirs = Map.groupBy(there.estimate.lines, (line) => keyOf(line, there, by));
  const rows = [...new Set([...ours.keys(), ...theirs.keys()])].map((key) =>
    row(key, amountOf(ours.get(key), here, hours.here), amountOf(theirs.get(key), there, hours.there), {
      ...{ by, ours: ours.get(key) ?? [], theirs: theirs.get(key) ?? [] },
      kept: { here: keptDays(here.estimate), there: keptDays(there.estimate) },
    }),
  );
  const sum = (of: (row: ComparedRow) => number) => rows.reduce((total, each) => total + of(each), 0);
  const [ourSum, theirSum] = [sum((each) => each.here.usd ?? 0), sum((each) => each.there.usd ?? 0)];
  return {
    rows: rows.toSorted((a, b) => Math.abs(b.more) - Math.abs(a.more) || a.key.localeCompare(b.key)),
    ...{ here: usd(ourSum), there: usd(theirSum), more: usd(ourSum - theirSum), hours },
    unknown: sum(({ here: ourSide, there: theirSide }) => ourSide.unknown + theirSide.unknown),
  };
}

const hoursOf = ({ estimate, asOf }: ComparedSide): number => hoursSoFar(monthOf(estimate, asOf));

function keyOf(line: CostLine, { componentOf }: ComparedSide, by: ComparedBy): string {
  if (by === 'line') return line.item;
  if (by === 'service') return ITEMS[line.item as PricedItem]?.service ?? line.item;
  if (by === 'component') return componentOf(line.resource);
  return toolOfLine(line) ?? 'none';
}

/** Days that logs are kept, where all groups agree on it. */
function keptDays({ facts }: CostEstimate): number | undefined {
  const [first, ...others] = new Set(facts?.retention.map(({ days }) => days));
  return others.length === 0 ? first : undefined;
}

function amountOf(
  lines: readonly CostLine[] | undefined,
  { estimate }: ComparedSide,
  hours: number,
): ComparedAmount {
  if (!lines) return { resources: 0, unknown: 0 };
  const known = lines.flatMap((line) => fullMonthCost(line, estimate.facts?.region, hours) ?? []);
  const quantities = lines.flatMap(({ quantity }) => (quantity.state === 'known' ? [quantity.value] : []));
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
  return {
    ...(known.length > 0 ? { usd: usd(sum(known)) } : {}),
    ...(quantities.length > 0 ? { quantity: (sum(quantities) * HOURS_PER_MONTH) / hours } : {}),
    resources: new Set(lines.map(({ resource }) => resource)).size,
    unknown: lines.length - known.length,
  };
}

type About = {
  readonly by: ComparedBy;
  readonly ours: readonly CostLine[];
  readonly theirs: readonly CostLine[];
  readonly kept: { readonly here: number | undefined; readonly there: number | undefined };
};

function row(key: string, here: ComparedAmount, there: ComparedAmount, about: About): ComparedRow {
  const more = usd((here.usd ?? 0) - (there.usd ?? 0));
  return {
    ...{ key, here, there, more, why: whyOf(here, there, more, about) },
    ...(about.by === 'line' ? { metered: meteredOf(about) } : {}),
  };
}

function meteredOf({ ours, theirs }: About): NonNullable<ComparedRow['metered']> {
  const [first] = ours;
  const [price] = [...ours, ...theirs].flatMap((line) =>
    line.price.state === 'priced' ? [line.price.price] : [],
  );
  return {
    ...(first ? { resource: first.resource } : {}),
    ...(price ? { price: { usdPerUnit: price.usdPerUnit, unit: price.unit } } : {}),
    tools: [...new Set([...ours, ...theirs].map(toolOfLine))],
  };
}

function whyOf(here: ComparedAmount, there: ComparedAmount, more: Usd, about: About): Why {
  const [ours, theirs] = [about.ours[0], about.theirs[0]];
  if (there.resources === 0) return { code: 'only-here' };
  if (here.resources === 0) return { code: 'only-there' };
  if (here.usd === undefined || there.usd === undefined) return { code: 'unknown' };
  if (Math.abs(more) < SAME_USD) return { code: 'same' };
  if (about.by !== 'line') return { code: 'several' };
  const { kept } = about;
  if (ours?.item === 'logs-storage' && kept.here && kept.there && kept.here !== kept.there)
    return { code: 'retention', here: kept.here, there: kept.there };
  // What stands is explained by how many there are of it, what is used by how much of it.
  if (ours?.kind === 'inventory' && here.resources !== there.resources)
    return { code: 'count', here: here.resources, there: there.resources };
  const ratio = (here.quantity ?? 0) / (there.quantity ?? 1);
  if (Number.isFinite(ratio) && Math.abs(ratio - 1) > SAME_RATIO)
    return { code: 'ratio', ratio, unit: unitOf(ours ?? theirs) };
  const unitPrices = [here, there].map(({ usd: cost = 0, quantity = 0 }) =>
    quantity > 0 ? cost / quantity : 0,
  );
  const [ourPrice = 0, theirPrice = 0] = unitPrices;
  return { code: Math.abs(ourPrice - theirPrice) > theirPrice * SAME_PRICE ? 'price' : 'nearly' };
}

/** Sums of many days are not the same to the last digit. */
const SAME_PRICE = 0.001;

const unitOf = (line: CostLine | undefined): string =>
  line?.quantity.state === 'known' ? line.quantity.unit : '';
