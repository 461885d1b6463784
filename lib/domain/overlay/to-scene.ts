import type { ResourceId, SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
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

/** A node of several resources shows that one is replaced; other kinds at once are a change. */
export function changesOnScene(
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
