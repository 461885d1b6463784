/** What one trunk does in the channel between two columns: heights at which it comes in from either side. */
export type Net = {
  readonly trunk: string;
  readonly lefts: readonly number[];
  readonly rights: readonly number[];
};

/** Two upright runs of one track keep this far apart, px. */
const APART = 9;
const ROUNDS = 12;

/**
 * A track of its own for every upright run of a channel, from left to right, in an order that crosses few lines; runs
 * that are nowhere side by side may have the same one.
 * @returns trunk → index of its track, and how many tracks there are
 */
export function tracksOf(nets: readonly Net[]): {
  readonly track: ReadonlyMap<string, number>;
  readonly count: number;
} {
  const upright = nets.map(spanned).filter((net) => net.top < net.foot);
  const order = improved(upright.toSorted((a, b) => a.top - b.top || (a.trunk < b.trunk ? -1 : 1)));
  const track = new Map<string, number>();
  let count = 0;
  for (const [index, net] of order.entries()) {
    const beside = order
      .slice(0, index)
      .filter((other) => other.top - APART < net.foot && net.top - APART < other.foot)
      .map((other) => track.get(other.trunk) ?? 0);
    const own = Math.max(-1, ...beside) + 1;
    track.set(net.trunk, own);
    count = Math.max(count, own + 1);
  }
  return { track, count };
}

type Spanned = Net & { readonly top: number; readonly foot: number };

function spanned(net: Net): Spanned {
  const all = [...net.lefts, ...net.rights];
  return { ...net, top: Math.min(...all), foot: Math.max(...all) };
}

/** Lines that cross when `one` runs left of `two`: what goes on to the right, and what comes in from the left. */
function cost(one: Spanned, two: Spanned): number {
  const inside = (y: number, net: Spanned) => y > net.top && y < net.foot;
  return one.rights.filter((y) => inside(y, two)).length + two.lefts.filter((y) => inside(y, one)).length;
}

/** Takes each run out and puts it where it crosses least, until no run moves. */
function improved(given: readonly Spanned[]): readonly Spanned[] {
  let order = [...given];
  const costs = new Map(given.map((one) => [one, new Map(given.map((two) => [two, cost(one, two)]))]));
  const price = (one: Spanned, two: Spanned) => costs.get(one)?.get(two) ?? 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    for (const net of given) {
      const at = order.indexOf(net);
      const rest = order.filter((each) => each !== net);
      let sum = rest.reduce((total, other) => total + price(net, other), 0);
      const sums = [sum];
      for (const other of rest) {
        sum += price(other, net) - price(net, other);
        sums.push(sum);
      }
      const best = sums.indexOf(Math.min(...sums));
      if ((sums[best] ?? 0) >= (sums[at] ?? 0)) continue;
      order = rest.toSpliced(best, 0, net);
      moved = true;
    }
    if (!moved) break;
  }
  return order;
}
