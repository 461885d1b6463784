import { canonicalJson } from '../canonical-json.ts';
import type { Plan, ResourceChange } from './plan.ts';

/** More lines than these are counted, not told. */
const MOST = 12;

type Comparable = Pick<Plan, 'changes' | 'outputs' | 'madeBy'>;

/** What a new plan does otherwise than the one before, as short lines: `+ address create`, `- …`, `~ …`. */
export function planDifference(before: Comparable, after: Comparable): readonly string[] {
  const was = byAddress(before);
  const is = byAddress(after);
  const lines = [
    ...(before.madeBy.commit === after.madeBy.commit ? [] : ['other commit']),
    ...[...is.values()].flatMap((each) => {
      const old = was.get(each.address);
      if (!old) return [`+ ${each.address} ${each.action}`];
      return canonicalJson(old) === canonicalJson(each) ? [] : [`~ ${each.address} ${each.action}`];
    }),
    ...[...was.values()].flatMap((each) =>
      is.has(each.address) ? [] : [`- ${each.address} ${each.action}`],
    ),
  ];
  if (lines.length === 0) return ['values that are not shown, outputs or tools'];
  return lines.length > MOST ? [...lines.slice(0, MOST), `and ${lines.length - MOST} more`] : lines;
}

const byAddress = ({ changes }: Comparable): ReadonlyMap<string, ResourceChange> =>
  new Map(changes.map((each) => [each.address, each]));
