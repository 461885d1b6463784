import type { GraphNode, SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
import { type Check, type EnvironmentHealth, type Verdict, worst } from '../health/health.ts';

/** Checks about one node of the graph. A check names its resource by id, ARN or name. */
export function checksOf(node: GraphNode, health: EnvironmentHealth): readonly Check[] {
  const names = new Set<string>([node.id, node.name, ...node.aliases]);
  return health.checks.filter((check) => check.resource !== undefined && names.has(check.resource));
}

/**
 * The worst verdict of what each drawn node stands for, by its id in the scene. A node that no check looks at has
 * none: silence is not health.
 */
export function sceneHealth(
  scene: Scene,
  graph: SystemGraph,
  health: EnvironmentHealth,
): ReadonlyMap<string, Verdict> {
  const byId = new Map<string, GraphNode>(graph.nodes.map((node) => [node.id, node]));
  return new Map(
    scene.nodes.flatMap((drawn): [string, Verdict][] => {
      const checks = drawn.of.flatMap((id) => {
        const node = byId.get(id);
        return node ? checksOf(node, health) : [];
      });
      return checks.length === 0 ? [] : [[drawn.id, worst(checks.map((check) => check.verdict))]];
    }),
  );
}
