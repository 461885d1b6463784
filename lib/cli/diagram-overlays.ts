import { type ResourceId, resourceId, type SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { EnvironmentHealth } from '#lib/domain/health/health.ts';
import type { ChangeKind, OverlayName, SceneOverlays } from '#lib/domain/overlay/drawn.ts';
import { sceneHealth } from '#lib/domain/overlay/health.ts';
import { changesOnScene, findingsOnScene } from '#lib/domain/overlay/to-scene.ts';
import type { SourceFile } from './diagram-graph.ts';

/** What overlays can be told from here: plans among the files, and the portal's reading of health. */
export type OverlaySources = {
  readonly changes: ReadonlyMap<ResourceId, ChangeKind>;
  readonly health?: EnvironmentHealth;
};

type Asked = { readonly value: SceneOverlays; readonly missing: readonly OverlayName[] };

/** The layers asked for; one that nothing here tells about is named as missing, not drawn empty. */
export function overlaysOf(
  names: readonly OverlayName[],
  scene: Scene,
  graph: SystemGraph,
  { changes, health }: OverlaySources,
): Asked {
  const known: SceneOverlays = {
    ...(health ? { health: sceneHealth(scene, graph, health) } : {}),
    ...(changes.size > 0 ? { change: changesOnScene(scene, changes) } : {}),
    findings: findingsOnScene(scene, graph),
  };
  return {
    value: Object.fromEntries(names.flatMap((name) => (known[name] ? [[name, known[name]]] : []))),
    missing: names.filter((name) => known[name] === undefined),
  };
}

/** What a plan does, by resource; no-op and read are no change. Never throws. */
export function changesOf(file: SourceFile): ReadonlyMap<ResourceId, ChangeKind> {
  const changes = new Map<ResourceId, ChangeKind>();
  for (const each of changesIn(file)) {
    if (!isRecord(each) || !isRecord(each.change) || !Array.isArray(each.change.actions)) continue;
    const kind = kindOf(each.change.actions);
    if (kind && typeof each.address === 'string')
      changes.set(resourceId(`tf:${file.name}#${each.address}`), kind);
  }
  return changes;
}

function changesIn({ text }: SourceFile): readonly unknown[] {
  try {
    const shown: unknown = JSON.parse(text);
    return isRecord(shown) && Array.isArray(shown.resource_changes) ? shown.resource_changes : [];
  } catch {
    // The graph's own problems say that it is no JSON.
    return [];
  }
}

function kindOf(actions: readonly unknown[]): ChangeKind | undefined {
  const [creates, deletes] = [actions.includes('create'), actions.includes('delete')];
  if (creates && deletes) return 'replace';
  if (creates) return 'create';
  if (deletes) return 'delete';
  return actions.includes('update') ? 'change' : undefined;
}
