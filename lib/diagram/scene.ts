import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene, SceneView } from '#lib/domain/graph/scene.ts';
import { assembled, framed, type Placed } from './assemble.ts';
import { bestOf } from './layout/best.ts';
import { flowLines } from './layout/flow.ts';
import { type Sized, sized } from './layout/sized.ts';
import { straighten } from './layout/straighten.ts';
import { tiered } from './layout/tiers.ts';
import { detailedView } from './view/detailed.ts';
import { flowView } from './view/flow.ts';
import { simpleView } from './view/simple.ts';
import type { Diagram } from './view/types.ts';

export type SceneOptions = { readonly view: SceneView };

const VIEWS: Readonly<Record<SceneView, (graph: SystemGraph) => Diagram>> = {
  simple: simpleView,
  detailed: detailedView,
  flow: flowView,
};

/** Graph → drawing. The same graph gives the same bytes, whatever the clock and the machine. */
export async function sceneOf(graph: SystemGraph, options: SceneOptions): Promise<Scene> {
  const diagram = VIEWS[options.view](graph);
  const parts = sized(diagram);
  const placed = diagram.view === 'flow' ? columns(diagram, parts) : await bestOf(diagram);
  return assembled(diagram, parts, framed(placed, parts));
}

const MANY = 24;

function columns(diagram: Diagram, parts: Sized): Placed {
  const laid = tiered(diagram, parts);
  const placed = { ...laid, ...flowLines(diagram, parts, laid) };
  // With many lines a slide seldom finds room, and looking for one takes long.
  return diagram.nodes.length > MANY ? placed : straighten(diagram, parts, placed);
}
