import type { Hop, WalkedLane } from '#lib/domain/diagnose/lane.ts';

/** What lies in a zone; the rest of a way lies outside of it. */
const INSIDE: readonly Hop['kind'][] = ['interface', 'route-table', 'nat-gateway', 'endpoint'];

/** At 1:1, so that words are never smaller than the page's. */
export const WALKED = { width: 616, lane: 140, gap: 12, radius: 20, box: { x: 88, width: 338 } } as const;
const START_X = 42;
const INSIDE_X = [142, 258, 374] as const;
const OUTSIDE_X = [478, 570] as const;
/** From the top of a zone to the middle of its hops: its title, and what is missing, stand above them. */
const MIDDLE = 68;

export type Place = { readonly x: number; readonly y: number };
export type PlacedHop = Place & { readonly key: string; readonly hop: Hop };
export type PlacedLine = {
  readonly key: string;
  readonly from: Place;
  readonly to: Place;
  /** `missing`: what should be there and is not. */
  readonly state: 'passed' | 'missing' | 'beyond';
};
export type PlacedLane = {
  readonly lane: WalkedLane;
  readonly top: number;
  /** Where the words for what is missing stand, by their middle. */
  readonly missingAt: Place | undefined;
};

export type WalkedLayout = {
  readonly height: number;
  readonly start: Place;
  readonly lanes: readonly PlacedLane[];
  readonly hops: readonly PlacedHop[];
  readonly lines: readonly PlacedLine[];
};

/** One picture of all zones: the function left, a box a zone, right of them what they share. */
export function walkedLayout(lanes: readonly WalkedLane[]): WalkedLayout {
  const height = lanes.length * (WALKED.lane + WALKED.gap) - WALKED.gap;
  const start = { x: START_X, y: height / 2 };
  const isShared = sharesOutside(lanes);
  const hops = new Map<string, PlacedHop>();
  const lines = new Map<string, PlacedLine>();
  const placed = lanes.map((lane, index): PlacedLane => {
    const top = index * (WALKED.lane + WALKED.gap);
    let [inside, outside] = [0, 0];
    const way = lane.hops.map((hop): PlacedHop => {
      const isInside = INSIDE.includes(hop.kind);
      const at = isInside
        ? { x: INSIDE_X[inside++] ?? INSIDE_X[2], y: top + MIDDLE }
        : { x: OUTSIDE_X[outside++] ?? OUTSIDE_X[1], y: isShared ? height / 2 : top + MIDDLE };
      const key = isInside || !isShared ? `${index} ${hop.kind}` : hop.kind;
      const known = hops.get(key);
      // What one zone reaches is there, though the way of another ends before it.
      const best = known && rank(known.hop) >= rank(hop) ? known.hop : hop;
      const one = { key, hop: best, ...at };
      hops.set(key, one);
      return one;
    });
    for (const [at, to] of way.entries()) {
      const before = way[at - 1];
      const state = stateAfter(lane.hops[at - 1]);
      const key = `${before?.key ?? 'start'} ${to.key}`;
      const known = lines.get(key);
      if (!known || state === 'passed') lines.set(key, { key, from: before ?? start, to, state });
    }
    return { lane, top, missingAt: missingAt(lane, way) };
  });
  return { height, start, lanes: placed, hops: [...hops.values()], lines: [...lines.values()] };
}

const rank = ({ state }: Hop): number => ['beyond', 'stopped', 'passed'].indexOf(state);

const stateAfter = (before: Hop | undefined): PlacedLine['state'] =>
  before?.state === 'stopped' ? 'missing' : before?.state === 'beyond' ? 'beyond' : 'passed';

/** All ways leave by the same gateway, as far as each is known to go: drawn once. */
function sharesOutside(lanes: readonly WalkedLane[]): boolean {
  const ways = lanes.map(({ hops }) => hops.filter(({ kind }) => !INSIDE.includes(kind)));
  const kinds = new Set(ways.map((way) => way.map(({ kind }) => kind).join(' ')));
  const first = new Set(ways.flatMap(([hop]) => (hop && hop.id !== '' ? [hop.id] : [])));
  return kinds.size === 1 && first.size <= 1;
}

/** Above the middle of the missing line, or above the hop that stops where the line leaves the zone. */
function missingAt({ hops }: WalkedLane, way: readonly PlacedHop[]): Place | undefined {
  const at = hops.findIndex(({ state }) => state === 'stopped');
  const [stop, next] = [way[at], way[at + 1]];
  if (!stop) return undefined;
  const isInside = next !== undefined && next.y === stop.y;
  return { x: isInside ? (stop.x + next.x) / 2 : stop.x, y: stop.y - WALKED.radius - 9 };
}
