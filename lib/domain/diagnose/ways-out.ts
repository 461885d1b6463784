import { endpointWay } from './endpoint-way.ts';
import type { WalkedLane, Walker } from './lane.ts';
import type { NetworkFacts } from './network-facts.ts';
import { walkOut } from './walk.ts';

export type Needs = {
  /** Services that the graph says the function calls, as endpoints spell them; empty where it says nothing. */
  readonly calls: readonly string[];
  /** Whether what is missing is declared: then it was meant to be there. */
  readonly isDeclared: (missing: NonNullable<WalkedLane['missing']>) => boolean;
};

/**
 * The way out of each of a function's subnets that its calls take. An endpoint that takes calls and stops them is the way that
 * counts, also where the internet is open. A VPC that is closed on purpose is no cause: without a way to the internet that
 * somebody declared, a function that only calls what endpoints serve needs none.
 */
export const waysOut = (
  from: Walker,
  facts: NetworkFacts,
  { calls, isDeclared }: Needs,
): readonly WalkedLane[] =>
  walkOut(from, facts).map((lane) => {
    const subnet = facts.subnets.find(({ id }) => id === lane.subnet);
    const ways = subnet ? calls.flatMap((each) => endpointWay(each, subnet, from, facts) ?? []) : [];
    const stopped = ways.find(({ missing }) => missing);
    if (stopped) return stopped;
    const [first] = ways;
    if (!lane.missing || !first || ways.length < calls.length || isDeclared(lane.missing)) return lane;
    return { ...first, served: calls };
  });
