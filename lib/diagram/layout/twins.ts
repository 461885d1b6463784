import type { Box, ContainerStyle } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramContainer } from '../view/types.ts';
import type { Minimum } from './elk-graph.ts';

const ALIKE: readonly ContainerStyle[] = ['zone', 'private', 'public'];

/** Containers of one style in one VPC should be as large as the largest of them. */
export function twinMinimums(
  diagram: Diagram,
  boxes: ReadonlyMap<string, Box>,
): ReadonlyMap<string, Minimum> {
  const groups = new Map<string, DiagramContainer[]>();
  for (const each of diagram.containers) {
    if (!ALIKE.includes(each.style)) continue;
    const depth = each.style === 'zone' ? (each.parent ?? '') : grandparent(each, diagram);
    const key = `${each.style} ${depth}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const minimums = new Map<string, Minimum>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const width = Math.max(...group.map((each) => boxes.get(each.id)?.width ?? 0));
    const height = Math.max(...group.map((each) => boxes.get(each.id)?.height ?? 0));
    for (const each of group) minimums.set(each.id, { width, height });
  }
  return minimums;
}

const grandparent = (container: DiagramContainer, diagram: Diagram): string =>
  diagram.containers.find((each) => each.id === container.parent)?.parent ?? '';
