import { HOURS_PER_MONTH, type Usd, usd } from '../units.ts';
import type { CostEstimate, CostLine } from './cost.ts';
import type { PricedItem } from './items.ts';
import { listPrice } from './price-book.ts';

export const WHAT_IFS = [
  'nat-none',
  'nat-one',
  'nat-per-zone',
  'http-api',
  'logs-30',
  'logs-90',
  'arm64',
  'x86',
] as const;
export type WhatIfId = (typeof WHAT_IFS)[number];

/** One setting changed and what a full month of this month's usage would then cost more or less. */
export type WhatIf = {
  readonly id: WhatIfId;
  /** Of one group at most one can be true. */
  readonly group: 'nat' | 'api' | 'logs' | 'cpu';
  readonly change:
    | { readonly state: 'known'; readonly usdPerMonth: Usd }
    | { readonly state: 'unknown'; readonly why: 'no-price' | 'not-measured' };
  /** Figures of the assumption, for its sentence. */
  readonly params: Readonly<Record<string, number>>;
};

/**
 * What could be decided otherwise here. Only questions that this environment poses are asked: without a REST API
 * there is none about it.
 *
 * @param hoursSoFar hours in which this month's usage was measured.
 */
export function whatIfs(estimate: CostEstimate, hoursSoFar: number): readonly WhatIf[] {
  const { facts, fullMonth, lines } = estimate;
  // In the first minutes a month's usage cannot be told.
  if (!facts || fullMonth === undefined || hoursSoFar <= 0) return [];
  const toMonth = HOURS_PER_MONTH / hoursSoFar;
  const priceOf = (item: PricedItem) => listPrice(item, facts.region)?.tiers[0].usdPerUnit;
  const of = (item: PricedItem) => lines.filter((line) => line.item === item);
  return [
    ...natQuestions(of('nat-gateway').length, facts.zones, sumOf(of('nat-gateway-data')), priceOf),
    ...apiQuestion(of('rest-api-request'), toMonth, priceOf),
    ...logQuestion(estimate, toMonth, priceOf),
    ...cpuQuestion(of('lambda-arm'), of('lambda-x86'), toMonth, priceOf),
  ];
}

type PriceOf = (item: PricedItem) => number | undefined;

function natQuestions(now: number, zones: number, data: number | undefined, priceOf: PriceOf): WhatIf[] {
  const hour = plus(priceOf('nat-gateway'), priceOf('public-ipv4'));
  const to = (id: WhatIfId, count: number): WhatIf => ({
    id,
    group: 'nat',
    change: monthly(hour === undefined ? undefined : (count - now) * hour * HOURS_PER_MONTH),
    params: { from: now, to: count, data: data ?? 0 },
  });
  return [
    ...(now > 0 ? [to('nat-none', 0)] : []),
    ...(now !== 1 && zones > 0 ? [to('nat-one', 1)] : []),
    ...(now !== zones && zones > 1 ? [to('nat-per-zone', zones)] : []),
  ];
}

function apiQuestion(rest: readonly CostLine[], toMonth: number, priceOf: PriceOf): WhatIf[] {
  if (rest.length === 0) return [];
  const requests = sumOf(rest);
  const [from, to] = [priceOf('rest-api-request'), priceOf('http-api-request')];
  const params = { requests: Math.round((requests ?? 0) * toMonth) };
  if (requests === undefined) return [{ id: 'http-api', group: 'api', change: NOT_MEASURED, params }];
  const change = from === undefined || to === undefined ? undefined : requests * toMonth * (to - from);
  return [{ id: 'http-api', group: 'api', change: monthly(change), params }];
}

/** In the steady state a group holds what it takes in during its retention. */
function logQuestion({ facts, lines }: CostEstimate, toMonth: number, priceOf: PriceOf): WhatIf[] {
  if (!facts || facts.retention.length === 0) return [];
  const days = facts.retention.every((each) => each.days === 30) ? 90 : 30;
  const id = days === 90 ? 'logs-90' : 'logs-30';
  const price = priceOf('logs-storage');
  const forEver = facts.retention.some((each) => each.days === undefined);
  const ingested = new Map(
    lines.flatMap(({ item, label, quantity }): [string, number][] =>
      item === 'logs-ingest' && quantity.state === 'known' ? [[label, quantity.value]] : [],
    ),
  );
  const params = { days, groups: facts.retention.length };
  // What is kept for ever has no steady state to compare with.
  if (forEver || ingested.size === 0) return [{ id, group: 'logs', change: NOT_MEASURED, params }];
  const months = facts.retention.reduce(
    (sum, { group, days: now = 0 }) => sum + ((ingested.get(group) ?? 0) * toMonth * (days - now)) / DAYS,
    0,
  );
  return [{ id, group: 'logs', change: monthly(price === undefined ? undefined : months * price), params }];
}

function cpuQuestion(
  arm: readonly CostLine[],
  x86: readonly CostLine[],
  toMonth: number,
  priceOf: PriceOf,
): WhatIf[] {
  const lines = x86.length > 0 ? x86 : arm;
  if (lines.length === 0) return [];
  const id = x86.length > 0 ? 'arm64' : 'x86';
  const seconds = sumOf(lines);
  const params = { functions: lines.length };
  if (seconds === undefined) return [{ id, group: 'cpu', change: NOT_MEASURED, params }];
  const [armPrice, x86Price] = [priceOf('lambda-arm'), priceOf('lambda-x86')];
  const more = armPrice === undefined || x86Price === undefined ? undefined : x86Price - armPrice;
  const change = more === undefined ? undefined : seconds * toMonth * (id === 'x86' ? more : -more);
  return [{ id, group: 'cpu', change: monthly(change), params }];
}

/** Sum of the known quantities; undefined when none is known. */
function sumOf(lines: readonly CostLine[]): number | undefined {
  const known = lines.flatMap(({ quantity }) => (quantity.state === 'known' ? [quantity.value] : []));
  return known.length === 0 ? undefined : known.reduce((sum, each) => sum + each, 0);
}

const plus = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? undefined : a + b;
const monthly = (change: number | undefined): WhatIf['change'] =>
  change === undefined ? { state: 'unknown', why: 'no-price' } : { state: 'known', usdPerMonth: usd(change) };
const NOT_MEASURED = { state: 'unknown', why: 'not-measured' } as const;
/** Days of a month of 730 hours. */
const DAYS = HOURS_PER_MONTH / 24;

/** The ticks of an address: `nat-none,arm64`; what is no question here is dropped, and of a group the last stays. */
export function ticked(text: string | undefined, asked: readonly WhatIf[]): readonly WhatIf[] {
  const wanted = (text ?? '').split(',');
  const byGroup = new Map(asked.filter(({ id }) => wanted.includes(id)).map((each) => [each.group, each]));
  return [...byGroup.values()];
}

/** The address's ticks after one was pressed. */
export function afterPress(now: readonly WhatIf[], pressed: WhatIf): string {
  const was = now.some(({ id }) => id === pressed.id);
  const others = now.filter(({ group }) => group !== pressed.group);
  return [...others, ...(was ? [] : [pressed])].map(({ id }) => id).join(',');
}
