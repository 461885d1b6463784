import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene, SceneFold } from '#lib/domain/graph/scene.ts';
import { assembled, framed, type Placed } from './assemble.ts';
import { faults } from './geometry.ts';
import { keptScene } from './keep.ts';
import { triesOf } from './layout/best.ts';
import { columns } from './layout/columns/columns.ts';
import { sized } from './layout/sized.ts';
import { aggregate } from './view/aggregate.ts';
import { collapse } from './view/collapse.ts';
import { distinct } from './view/distinct.ts';
import { firstLook } from './view/first-look.ts';
import { only } from './view/only.ts';
import { withoutFrames, withoutStacks } from './view/stacks.ts';
import type { Diagram } from './view/types.ts';
import { type ViewChoice, viewOf } from './view/view-of.ts';

export type SceneOptions = ViewChoice & {
  /** Ids of containers to draw as one node each. */
  readonly collapsed?: readonly string[];
  /** Folds of a first view that are open; absent where nothing starts folded, as in a file. */
  readonly opened?: readonly string[];
  /** Resources that alone are drawn, with what lines join them to. */
  readonly only?: readonly string[];
};

/**
 * Graph → drawing. The same graph, previous scene and options give the same bytes, whatever the clock and the machine.
 * @param previous kept where it can be: a small change then moves nothing else
 */
export async function sceneOf(graph: SystemGraph, options: SceneOptions, previous?: Scene): Promise<Scene> {
  const { opened, collapsed = [] } = options;
  const view = distinct(viewOf(graph, options), graph);
  const open = collapse(view, graph, collapsed);
  const whole = opened === undefined ? open : firstLook(open, graph, opened);
  const part = only(whole, options.only ?? []);
  const { diagram, folds } = aggregate(part.diagram, graph);
  const scene =
    (previous && keptScene(diagram, folds, previous)) ?? (await freshScene(diagram, folds, graph));
  return part.hidden === 0 ? scene : { ...scene, metadata: { ...scene.metadata, hidden: part.hidden } };
}

/** The best try whose geometry is sound; where none is, the one with the fewest faults, which says so. */
async function freshScene(
  diagram: Diagram,
  folded: readonly SceneFold[],
  graph: SystemGraph,
): Promise<Scene> {
  const drawn = (shown: Diagram, laid: Placed, variant: string): Scene => {
    const parts = sized(shown);
    const scene = assembled(shown, parts, framed(laid, parts));
    const lost = shown.containers.length < diagram.containers.length;
    const unframed = lost ? { unframed: true as const } : {};
    return { ...scene, metadata: { variant, faults: faults(scene), folded, ...unframed } };
  };
  if (diagram.view === 'flow') return drawn(diagram, columns(diagram), 'columns');
  const tried: Scene[] = [];
  const hasStacks = diagram.containers.some(({ style }) => style === 'stack');
  // The frame is no longer there to tell parts of one name apart.
  const bare = distinct(diagram.cards ? withoutFrames(diagram) : withoutStacks(diagram), graph);
  // Frames that fit nowhere go before the many tries; the others are for a large picture whose one try failed.
  const rounds: readonly (readonly [shown: Diagram, from?: number, to?: number])[] = [
    [diagram],
    ...(diagram.cards ? [[diagram, 1, 2] as const] : []),
    ...(hasStacks ? [[bare] as const] : []),
    ...(diagram.cards ? [] : [[hasStacks ? bare : diagram, 1, 6] as const]),
  ];
  for (const [shown, from, to] of rounds) {
    for (const { laid, variant } of await triesOf(shown, from, to)) {
      const scene = drawn(shown, laid, variant);
      if (scene.metadata.faults.length === 0) return scene;
      tried.push(scene);
    }
  }
  const [least] = tried.toSorted((a, b) => a.metadata.faults.length - b.metadata.faults.length);
  if (!least) throw new Error('no try was made');
  return least;
}
