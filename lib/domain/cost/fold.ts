import { usd } from '../units.ts';
import type { CostLine } from './cost.ts';

/** One row of the cost table: a line, or many alike under one item. */
export type FoldedLine = { readonly line: CostLine; readonly count: number };

/** From this many lines alike on, they are one row. */
const MANY = 4;

/**
 * Many lines of one item at one price become one with their sums: fourteen alarms are one row. Known and unknown
 * lines are never folded together, so no unknown hides in a sum.
 */
export function foldLines(lines: readonly CostLine[]): readonly FoldedLine[] {
  return [...Map.groupBy(lines, likeness).values()].flatMap((alike): FoldedLine[] => {
    const [first] = alike;
    if (!first || alike.length < MANY) return alike.map((line) => ({ line, count: 1 }));
    return [{ line: sumOf(first, alike), count: alike.length }];
  });
}

const likeness = ({ item, kind, quantity, price, cost }: CostLine): string =>
  [
    item,
    kind,
    cost.state,
    quantity.state === 'known' ? quantity.source : quantity.why,
    price.state === 'priced' ? price.price.usdPerUnit : price.why,
  ].join(' ');

function sumOf(first: CostLine, alike: readonly CostLine[]): CostLine {
  const quantities = alike.flatMap(({ quantity }) => (quantity.state === 'known' ? [quantity.value] : []));
  const costs = alike.flatMap(({ cost }) => (cost.state === 'known' ? [cost.value] : []));
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
  return {
    ...first,
    quantity:
      first.quantity.state === 'known' ? { ...first.quantity, value: sum(quantities) } : first.quantity,
    cost: first.cost.state === 'known' ? { state: 'known', value: usd(sum(costs)) } : first.cost,
  };
}
