import { HOURS_PER_MONTH, type Usd, usd } from '../units.ts';
import type { CostEstimate, CostLine, DayCost } from './cost.ts';
import { COST_GROUPS, type CostGroup } from './group.ts';
import { groupOf, itemOf, type PricedItem } from './items.ts';
import { type BilledMonth, growth, hoursSoFar, wholeMonth } from './month.ts';
import { listPrice } from './price-book.ts';
import { tieredCost } from './tiers.ts';

/**
 * The same month as if this environment alone had the account's free tier: the most that it can take off. AWS gives
 * it to the whole account from the month's first unit on, so lines of one pool share it by what they used.
 *
 * @returns the estimate unchanged where its region is not known.
 */
export function withFreeTier(estimate: CostEstimate, month: BilledMonth): CostEstimate {
  const region = estimate.facts?.region;
  if (region === undefined) return estimate;
  const before = costsOf(estimate.lines, region, () => 1, false);
  const now = costsOf(estimate.lines, region, () => 1, true);
  const growing = growth(month) ?? 1;
  const grown = costsOf(
    estimate.lines,
    region,
    ({ kind }) => (kind === 'inventory' ? wholeMonth(month) : growing),
    true,
  );
  const full = costsOf(estimate.lines, region, () => HOURS_PER_MONTH / hoursSoFar(month), true);
  return {
    ...estimate,
    lines: estimate.lines.map((line) => {
      const cost = now.get(line);
      return cost === undefined ? line : { ...line, cost: { state: 'known', value: cost } };
    }),
    monthToDate: sum(now),
    forecast: sum(grown),
    ...(estimate.fullMonth === undefined ? {} : { fullMonth: sum(full) }),
    ...(estimate.days ? { days: scaledDays(estimate.days, before, now) } : {}),
  };
}

/** What each known line costs when its quantity is scaled; the pool's free units are those of one month. */
function costsOf(
  lines: readonly CostLine[],
  region: string,
  scale: (line: CostLine) => number,
  free: boolean,
): ReadonlyMap<CostLine, Usd> {
  const quantity = (line: CostLine) =>
    line.quantity.state === 'known' ? line.quantity.value * scale(line) : 0;
  const used = new Map<string, number>();
  for (const line of lines) {
    const pool = itemOf(line.item)?.free?.pool;
    if (pool !== undefined) used.set(pool, (used.get(pool) ?? 0) + quantity(line));
  }
  return new Map(
    lines.flatMap((line): [CostLine, Usd][] => {
      const listed = line.cost.state === 'known' ? listPrice(line.item as PricedItem, region) : undefined;
      if (!listed) return [];
      const given = free ? itemOf(line.item)?.free : undefined;
      const all = given ? (used.get(given.pool) ?? 0) : 0;
      const paid = given && all > 0 ? Math.max(0, all - given.units) / all : 1;
      return [[line, tieredCost(quantity(line) * paid, listed.tiers)]];
    }),
  );
}

/** Each day's groups by what is left of the group's cost; what is used is the rest of what stands. */
function scaledDays(
  days: readonly DayCost[],
  before: ReadonlyMap<CostLine, Usd>,
  now: ReadonlyMap<CostLine, Usd>,
): readonly DayCost[] {
  const left = (matches: (line: CostLine) => boolean): number => {
    const was = sum(before, matches);
    return was === 0 ? 0 : sum(now, matches) / was;
  };
  const ofGroup = new Map(COST_GROUPS.map((group) => [group, left(({ item }) => groupOf(item) === group)]));
  const ofStanding = left(({ kind }) => kind === 'inventory');
  return days.map((day) => {
    const groups = Object.fromEntries(
      Object.entries(day.groups).map(([group, cost]) => [
        group,
        usd(cost * (ofGroup.get(group as CostGroup) ?? 1)),
      ]),
    );
    const all = Object.values(groups).reduce((total, each) => total + each, 0);
    const standing = Math.min(all, day.standing * ofStanding);
    return { ...day, groups, standing: usd(standing), used: usd(all - standing) };
  });
}

const sum = (costs: ReadonlyMap<CostLine, Usd>, matches: (line: CostLine) => boolean = () => true): Usd =>
  usd([...costs].reduce((total, [line, cost]) => total + (matches(line) ? cost : 0), 0));
