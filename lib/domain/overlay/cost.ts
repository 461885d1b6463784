import type { CostLine, EnvironmentCost } from '../cost/cost.ts';
import { type BilledMonth, growth, wholeMonth } from '../cost/month.ts';
import type { GraphNode, ResourceId, SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
import { type Instant, instant } from '../time.ts';
import { type Usd, usd } from '../units.ts';
import { byNode } from './to-scene.ts';

/** What the lines of a part come to. Unknown lines are outside every sum and are said beside it. */
export type CostMark = {
  /** Since the month began, USD, and by its end; undefined when no line is known. */
  readonly known?: { readonly monthToDate: Usd; readonly forecast: Usd };
  readonly unknownLines: number;
};

/** An estimate and when it was made, which tells how much of the month is to come. */
export type CostAt = { readonly cost: EnvironmentCost; readonly asOf: Instant };

/** Lines of the cost page about this node and what is folded into it. */
export function costLinesOf(node: GraphNode, cost: EnvironmentCost | undefined): readonly CostLine[] {
  const names = new Set<string>([node.id, ...node.aliases, ...node.folded.map((part) => part.id)]);
  return (cost?.estimate.lines ?? []).filter((line) => names.has(line.resource));
}

/**
 * What each drawn part costs, by its id in the scene; a part that no line is about has none: that is not $0. What the view
 * does not draw is on the nearest frame around it, where there is one.
 */
export function costOnScene(
  scene: Scene,
  graph: SystemGraph,
  { cost, asOf }: CostAt,
): ReadonlyMap<string, CostMark> {
  const nodes = new Map<ResourceId, GraphNode>(graph.nodes.map((node) => [node.id, node]));
  const month = monthOf(cost, asOf);
  const counted = new Set<CostLine>();
  const worth = (ids: readonly ResourceId[]): CostMark | undefined => {
    const own = ids.flatMap((id) => nodes.get(id) ?? []);
    // Two nodes may share a name: a line counts once.
    const lines = new Set(own.flatMap((node) => costLinesOf(node, cost)));
    for (const each of lines) counted.add(each);
    return lines.size === 0 ? undefined : markOf([...lines], month);
  };
  const drawn = byNode(scene, worth);
  const hidden = Map.groupBy(undrawn(scene, graph), ([, frame]) => frame);
  const onFrames = [...hidden].flatMap(([frame, parts]): [string, CostMark][] => {
    const lines = new Set(
      parts.flatMap(([node]) => costLinesOf(node, cost)).filter((each) => !counted.has(each)),
    );
    for (const each of lines) counted.add(each);
    return lines.size === 0 ? [] : [[frame, markOf([...lines], month)]];
  });
  return new Map([...drawn, ...onFrames]);
}

/** Parts that stand nowhere in a drawing, each with the innermost drawn frame around it; those of no frame are left out. */
function undrawn(scene: Scene, graph: SystemGraph): readonly (readonly [GraphNode, frame: string])[] {
  const shown = new Set(scene.nodes.flatMap(({ of }) => of));
  const frames = new Set(scene.containers.map(({ id }) => id));
  const outer = scene.containers.find(({ style }) => style === 'region')?.id;
  return graph.nodes.flatMap((node): (readonly [GraphNode, string])[] => {
    if (shown.has(node.id)) return [];
    const frame = [node.id, ...node.path.toReversed()].find((id) => frames.has(id)) ?? outer;
    return frame === undefined ? [] : [[node, frame]];
  });
}

function markOf(lines: readonly CostLine[], month: BilledMonth): CostMark {
  const known = lines.flatMap(({ kind, cost }) =>
    cost.state === 'known' ? [{ value: cost.value, month: cost.value * growthOf(kind, month) }] : [],
  );
  const unknownLines = lines.length - known.length;
  if (known.length === 0) return { unknownLines };
  const sum = (of: (each: { value: number; month: number }) => number): Usd =>
    usd(known.reduce((total, each) => total + of(each), 0));
  return {
    known: { monthToDate: sum(({ value }) => value), forecast: sum((each) => each.month) },
    unknownLines,
  };
}

/** The same rule as the estimate's own: what stands goes on from the first minute, usage once it was seen a while. */
const growthOf = (kind: CostLine['kind'], month: BilledMonth): number =>
  kind === 'inventory' ? wholeMonth(month) : (growth(month) ?? 1);

function monthOf({ estimate }: EnvironmentCost, now: Instant): BilledMonth {
  const [year = 0, month = 1] = estimate.month.split('-').map(Number);
  return { name: estimate.month, from: estimate.usageSince, now, end: instant(Date.UTC(year, month, 1)) };
}
