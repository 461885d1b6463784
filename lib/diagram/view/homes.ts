import type { GraphEdge, GraphNode, ResourceId } from '#lib/domain/graph/model.ts';
import { joined } from '../joined.ts';
import { OUTSIDE } from './looks.ts';
import { stackOf } from './stacks.ts';

/**
 * The stack that each part is drawn in: its own, or the one stack that it works for. A table of Terraform that one
 * stack alone uses stands in that stack's frame, one that several use stands outside of all.
 */
export function homesOf(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
): ReadonlyMap<ResourceId, string> {
  const homes = new Map(
    nodes.flatMap((node) => {
      const stack = stackOf(node);
      return stack === undefined ? [] : [[node.id, stack] as const];
    }),
  );
  const free = nodes.filter((node) => !homes.has(node.id) && !OUTSIDE.includes(node.kind));
  const own = Map.groupBy(homes.values(), (stack) => stack);
  for (const together of joined(free, edges)) {
    const group = new Set(together.map(({ id }) => id));
    const used = edges.flatMap(({ from, to }) =>
      group.has(from) ? (homes.get(to) ?? []) : group.has(to) ? (homes.get(from) ?? []) : [],
    );
    const [stack, ...others] = new Set(used);
    if (stack === undefined || others.length > 0) continue;
    // Whoever has more parts than the stack is no guest of it.
    if (group.size > 1 && group.size > (own.get(stack)?.length ?? 0)) continue;
    for (const id of group) homes.set(id, stack);
  }
  return homes;
}
