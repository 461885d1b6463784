import { type Usd, usd } from '../units.ts';
import { type BilledCost, shownBill } from './actual.ts';
import type { BilledService } from './bill.ts';
import { billedWithoutLine } from './billed-service.ts';
import type { CostEstimate, DayCost } from './cost.ts';

/**
 * A part of usage minus bill whose figure is known. `not-billed`: usage of days that the bill does not have yet.
 * `part-days`: in both, but not whole on the side of usage; `part-billed`: on the side of the bill. `not-measured`:
 * billed before usage was measured.
 * `whole-days`: what remains where both cover the day. `not-by-day`: billed, but on no day of the bill.
 */
export type KnownPart = {
  readonly code: 'not-billed' | 'part-days' | 'part-billed' | 'not-measured' | 'whole-days' | 'not-by-day';
  /** Positive: usage is higher. */
  readonly usd: Usd;
  /** First and last of `days` days. */
  readonly days?: { readonly from: string; readonly to: string; readonly count: number };
};

/** What may hide in the rest, without a figure of its own in it. */
export type OpenPart =
  | { readonly code: 'unknown-lines'; readonly count: number }
  | { readonly code: 'without-line'; readonly services: readonly string[]; readonly cost: Usd }
  | { readonly code: 'free-tier' | 'untagged' };

/** Usage minus bill, month to date, in parts that add up to it. */
export type Difference = {
  readonly total: Usd;
  readonly known: readonly KnownPart[];
  readonly open: readonly OpenPart[];
};

/** Below half a cent there is nothing to explain. */
const NOTHING = 0.005;

/** Undefined without a bill. */
export function explainDifference({ estimate, actual }: BilledCost): Difference | undefined {
  const bill = shownBill(actual)?.value;
  if (!bill) return undefined;
  const billed = new Map(bill.days.map((each) => [each.day, each]));
  const used = new Map((estimate.days ?? []).map((each) => [each.day, each]));
  const all = [...new Set([...billed.keys(), ...used.keys()])].toSorted();
  const codeOf = (day: string): KnownPart['code'] => {
    const usage = used.get(day);
    if (!usage) return 'not-measured';
    const charge = billed.get(day);
    if (!charge) return 'not-billed';
    if (charge.partial) return 'part-billed';
    return usage.whole ? 'whole-days' : 'part-days';
  };
  const parts = [...Map.groupBy(all, codeOf)].map(([code, days]) =>
    part(code, days, (day) => usageOf(used.get(day)) - (billed.get(day)?.cost ?? 0)),
  );
  const total = estimate.monthToDate - bill.monthToDate;
  const rest = total - parts.reduce((sum, each) => sum + each.usd, 0);
  return {
    total: usd(total),
    known: [
      ...parts.toSorted((a, b) => Math.abs(b.usd) - Math.abs(a.usd)),
      ...(Math.abs(rest) < NOTHING ? [] : [{ code: 'not-by-day' as const, usd: usd(rest) }]),
    ],
    open: openParts(estimate, bill.services),
  };
}

function part(code: KnownPart['code'], days: readonly string[], of: (day: string) => number): KnownPart {
  const [from = ''] = days;
  return {
    code,
    usd: usd(days.reduce((sum, day) => sum + of(day), 0)),
    days: { from, to: days.at(-1) ?? from, count: days.length },
  };
}

const usageOf = (day: DayCost | undefined): number => (day ? day.standing + day.used : 0);

function openParts(
  { unknownLines, lines }: CostEstimate,
  services: readonly BilledService[],
): readonly OpenPart[] {
  const others = billedWithoutLine(lines, services);
  return [
    ...(unknownLines > 0 ? [{ code: 'unknown-lines' as const, count: unknownLines }] : []),
    ...(others.services.length > 0 ? [{ code: 'without-line' as const, ...others }] : []),
    { code: 'free-tier' },
    { code: 'untagged' },
  ];
}
