import { type Instant, instant } from '../time.ts';
import { type Usd, usd } from '../units.ts';
import type { CostLine, DayCost, DayItem } from './cost.ts';
import type { CostGroup } from './group.ts';
import { groupOf } from './items.ts';
import type { Billable } from './line.ts';
import { type BilledMonth, hoursSoFar } from './month.ts';

const DAY_MS = 86_400_000;

/** `2026-11-24`: the day, UTC as AWS bills. */
export const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

/**
 * Known cost by UTC day, from the first day on which the environment existed to today. Usage falls on the days on
 * which it was measured, what stands on each day by its hours; so the days add up to the month's known lines.
 */
export function dailyCosts(
  billables: readonly Billable[],
  lines: readonly CostLine[],
  month: BilledMonth,
): readonly DayCost[] {
  const unknown = [...new Set(lines.flatMap(({ item, cost }) => (cost.state === 'known' ? [] : [item])))];
  return daysOf(month).map(({ day, share, whole }) => {
    const groups: Partial<Record<CostGroup, Usd>> = {};
    const items: Record<string, DayItem> = {};
    let standing = 0;
    let used = 0;
    for (const [index, line] of lines.entries()) {
      if (line.cost.state !== 'known') continue;
      const part = shareOf(billables[index], day, share);
      const cost = line.cost.value * part;
      const group = groupOf(line.item);
      groups[group] = usd((groups[group] ?? 0) + cost);
      const { usd: before = 0, quantity = 0 } = items[line.item] ?? {};
      const more = line.quantity.state === 'known' ? line.quantity.value * part : 0;
      items[line.item] = { usd: usd(before + cost), quantity: quantity + more };
      if (line.kind === 'inventory') standing += cost;
      else used += cost;
    }
    return {
      ...{ day, whole, groups, items, standing: usd(standing), used: usd(used) },
      ...(unknown.length > 0 ? { unknown } : {}),
    };
  });
}

/** The part of a line's quantity that falls on a day. What nobody measured by day is spread by hours. */
function shareOf(billable: Billable | undefined, day: string, byHours: number): number {
  const { quantity } = billable ?? {};
  if (quantity?.state !== 'known' || quantity.byDay === undefined) return byHours;
  return quantity.value === 0 ? 0 : (quantity.byDay.get(day) ?? 0) / quantity.value;
}

/** `share`: of the hours so far. `whole`: the environment existed from 00:00 to 24:00. */
function daysOf(month: BilledMonth): readonly { day: string; share: number; whole: boolean }[] {
  const { from, now } = month;
  const hours = hoursSoFar(month);
  const days: { day: string; share: number; whole: boolean }[] = [];
  for (let start = Math.floor(from / DAY_MS) * DAY_MS; start < now; start += DAY_MS) {
    const existed = (Math.min(now, start + DAY_MS) - Math.max(from, start)) / 3_600_000;
    days.push({ day: dayOf(instant(start)), share: hours > 0 ? existed / hours : 0, whole: existed === 24 });
  }
  return days;
}
