import type { Diagram, DiagramEdge } from '../view/types.ts';

/**
 * Lines that are laid out but never drawn: they put a zone's subnets in one row whatever is in them, with the gap
 * that its twin needs for a label, and the VPC's doors in one column.
 */
export function hiddenEdges(diagram: Diagram): readonly DiagramEdge[] {
  return [...rows(diagram), ...doors(diagram)];
}

function rows(diagram: Diagram): readonly DiagramEdge[] {
  const zones = diagram.containers.filter((each) => each.style === 'zone');
  const labels = diagram.edges.filter((edge) => edge.kind === 'network').flatMap((edge) => edge.label ?? []);
  const widest = labels.toSorted((a, b) => b.length - a.length)[0];
  return zones.flatMap((zone) => {
    const inside = diagram.containers.filter((each) => each.parent === zone.id);
    const [one] = inside.filter((each) => each.style === 'private');
    const [two] = inside.filter((each) => each.style === 'public');
    if (!one || !two || joined(one.id, two.id, diagram)) return [];
    return [hidden(one.id, two.id, widest)];
  });
}

function joined(one: string, two: string, diagram: Diagram): boolean {
  const parent = new Map(diagram.nodes.map((node) => [node.id, node.parent]));
  return diagram.edges.some((edge) => parent.get(edge.from) === one && parent.get(edge.to) === two);
}

function doors(diagram: Diagram): readonly DiagramEdge[] {
  const zones = diagram.containers.filter((each) => each.style === 'zone');
  return zones
    .slice(-1)
    .flatMap((zone) =>
      diagram.nodes
        .filter((node) => node.parent === zone.parent && node.size === 40)
        .map((node) => hidden(zone.id, node.id, undefined)),
    );
}

const hidden = (from: string, to: string, label: string | undefined): DiagramEdge => ({
  id: `hidden ${from} → ${to}`,
  kind: 'network',
  from,
  to,
  of: [],
  ...(label === undefined ? {} : { label }),
});
