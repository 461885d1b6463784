import { type Usd, usd } from '../units.ts';
import type { CostEstimate, CostFacts, CostLine } from './cost.ts';
import { dailyCosts } from './daily.ts';
import { fullMonthCost } from './full-month.ts';
import { type Billable, costLine } from './line.ts';
import { type BilledMonth, growth, hoursSoFar, wholeMonth } from './month.ts';

/** Prices every line and adds up the known ones. */
export function estimate(
  billables: readonly Billable[],
  region: string,
  month: BilledMonth,
  facts?: CostFacts,
): CostEstimate {
  const lines = billables.map((each) => costLine(each, region));
  const standing = knownTotal(lines.filter((each) => each.kind === 'inventory'));
  const used = knownTotal(lines.filter((each) => each.kind === 'usage'));
  return {
    month: month.name,
    lines,
    monthToDate: usd(standing + used),
    // What stands costs by the hour from the first minute; usage of the first minutes says nothing yet.
    forecast: usd(standing * wholeMonth(month) + used * (growth(month) ?? 1)),
    unknownLines: lines.filter((each) => each.cost.state === 'unknown').length,
    usageSince: month.from,
    ...(growth(month) === undefined ? {} : { fullMonth: fullMonthOf(lines, region, month) }),
    days: dailyCosts(billables, lines, month),
    ...(facts ? { facts } : {}),
  };
}

const fullMonthOf = (lines: readonly CostLine[], region: string, month: BilledMonth): Usd =>
  usd(lines.reduce((sum, line) => sum + (fullMonthCost(line, region, hoursSoFar(month)) ?? 0), 0));

const knownTotal = (lines: readonly CostLine[]): Usd =>
  usd(lines.reduce((sum, { cost }) => sum + (cost.state === 'known' ? cost.value : 0), 0));
