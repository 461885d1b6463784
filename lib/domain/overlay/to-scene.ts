import type { GraphEdge, ResourceId, SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
import type { ChangeOverlay } from './change.ts';
import type { ChangeKind } from './drawn.ts';

// From resources of the graph to the parts of a drawing, each of which may stand for several.

/** The value of each drawn node that has one, by its id in the scene. */
export function byNode<T>(
  scene: Scene,
  worth: (ids: readonly ResourceId[]) => T | undefined,
): ReadonlyMap<string, T> {
  return new Map(
    scene.nodes.flatMap((node): [string, T][] => {
      const value = worth(node.of);
      return value === undefined ? [] : [[node.id, value]];
    }),
  );
}

/** What a plan does to each part of a drawing, nodes and lines. */
export function changesOnScene(
  scene: Scene,
  { marks, ghostEdges }: Pick<ChangeOverlay, 'marks' | 'ghostEdges'>,
): ReadonlyMap<string, ChangeKind> {
  const nodes = nodesOnScene(scene, new Map([...marks].map(([id, { mark }]) => [id, mark])));
  return new Map([...nodes, ...linesOnScene(scene, nodes, ghostEdges)]);
}

/** A line appears when all that it stands for does; it goes with either of its ends. */
function linesOnScene(
  { edges }: Scene,
  nodes: ReadonlyMap<string, ChangeKind>,
  appearing: readonly GraphEdge[],
): readonly (readonly [string, ChangeKind])[] {
  const ids = new Set(appearing.map(({ id }) => id));
  return edges.flatMap(({ id, from, to, of }): (readonly [string, ChangeKind])[] => {
    if (of.length > 0 && of.every((each) => ids.has(each))) return [[id, 'create']];
    return nodes.get(from) === 'delete' || nodes.get(to) === 'delete' ? [[id, 'delete']] : [];
  });
}

/** A node of several resources shows that one is replaced; other kinds at once are a change. */
function nodesOnScene(
  scene: Scene,
  changes: ReadonlyMap<ResourceId, ChangeKind>,
): ReadonlyMap<string, ChangeKind> {
  return byNode(scene, (ids) => {
    const kinds = new Set(ids.flatMap((id) => changes.get(id) ?? []));
    const [only] = kinds;
    if (kinds.size <= 1) return only;
    return kinds.has('replace') ? 'replace' : 'change';
  });
}

/** How many findings are about each drawn node that any is about. */
export const findingsOnScene = (scene: Scene, graph: SystemGraph): ReadonlyMap<string, number> =>
  byNode(scene, (ids) => {
    const about = graph.findings.filter((each) => each.nodes.some((id) => ids.includes(id)));
    return about.length === 0 ? undefined : about.length;
  });
