import { TOOLS } from '#lib/domain/deploy/tool.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { ContainerStyle } from '#lib/domain/graph/scene.ts';
import { treeOf } from '../layout/tree.ts';
import { contents, counted } from './counted.ts';
import { folded } from './fold.ts';
import type { Diagram, DiagramContainer, DiagramNode } from './types.ts';

/** Containers that are drawn as one part: sheets with what is inside written on them. */
export type Fold = {
  readonly id: string;
  readonly containers: readonly DiagramContainer[];
  readonly style: ContainerStyle;
  readonly sheets: 1 | 2 | 3;
  readonly title: (parts: number) => string;
  /** Written under what is inside. */
  readonly last?: string;
};

/** Each of the named containers as one node; of nested ones the outer counts, and an unknown name is none. */
export function collapse(diagram: Diagram, graph: SystemGraph, ids: readonly string[]): Diagram {
  const tree = treeOf(diagram);
  const closed = diagram.containers.filter(
    (each) => ids.includes(each.id) && !tree.around(each.id).some((outer) => ids.includes(outer)),
  );
  return closedInto(
    diagram,
    graph,
    closed.map((each) => ({
      ...{ id: each.id, containers: [each], style: each.style, sheets: 1 },
      title: () => each.title,
    })),
  );
}

/** The diagram with each fold as one node, where the first of its containers was. */
export function closedInto(diagram: Diagram, graph: SystemGraph, folds: readonly Fold[]): Diagram {
  if (folds.length === 0) return diagram;
  const tree = treeOf(diagram);
  const into = new Map<string, string>();
  for (const part of [...diagram.nodes, ...diagram.containers]) {
    const around = [part.id, ...tree.around(part.id)];
    const home = folds.find(({ containers }) => containers.some(({ id }) => around.includes(id)));
    if (home) into.set(part.id, home.id);
  }
  return folded(
    diagram,
    into,
    folds.map((each) => closedNode(each, diagram, graph, into)),
  );
}

function closedNode(
  { id, containers, style, sheets, title, last }: Fold,
  diagram: Diagram,
  graph: SystemGraph,
  into: ReadonlyMap<string, string>,
): DiagramNode {
  const inside = diagram.nodes.filter((node) => into.get(node.id) === id);
  const frames = diagram.containers.filter((each) => into.get(each.id) === id);
  const of = [...frames.flatMap((each) => each.of ?? []), ...inside.flatMap((node) => node.of)];
  const known = new Set<string>(graph.nodes.map((node) => node.id));
  const own = new Set<string>(containers.flatMap((each) => each.of ?? []));
  const parts = new Set(of.filter((each) => known.has(each) && !own.has(each)));
  const [first] = containers;
  return {
    id,
    of: [...new Set(of)],
    title: title(parts.size),
    subtitle: counted(inside.length, 'part'),
    icon: first?.icon ?? '',
    size: 56,
    badges: [],
    owners: TOOLS.filter((owner) => [...containers, ...inside].some(({ owners }) => owners.includes(owner))),
    holds: inside.length,
    sheet: {
      style,
      sheets,
      lines: [...rows(contents([...parts], graph)), ...(last === undefined ? [] : [last])],
    },
    ...(first?.parent === undefined ? {} : { parent: first.parent }),
  };
}

const A_ROW = 2;
const MOST_ROWS = 3;

/** Three rows of what is inside; the rarest kinds have no room. */
function rows(words: readonly string[]): readonly string[] {
  const shown = words.length > A_ROW * MOST_ROWS ? words.slice(0, A_ROW * MOST_ROWS - 1) : words;
  const rest = words.length - shown.length;
  const all = rest === 0 ? shown : [...shown, `${rest} more kinds`];
  return Array.from({ length: Math.ceil(all.length / A_ROW) }, (_, index) =>
    all.slice(index * A_ROW, (index + 1) * A_ROW).join(' · '),
  );
}
