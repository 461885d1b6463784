import Elk from 'elkjs/lib/elk.bundled.js';
import type { Diagram } from '../view/types.ts';
import { elkGraph, type Minimum, type Variant } from './elk-graph.ts';
import { hiddenEdges } from './hidden.ts';
import { type Positions, positionsOf } from './positions.ts';
import type { Sized } from './sized.ts';
import { type Split, split } from './split.ts';
import { treeOf } from './tree.ts';
import { twinMinimums } from './twins.ts';

const elk = new Elk();

export type Laid = Positions & { readonly split: Split };

/** Two passes where there are twins: zones and subnets that should look alike get the size of the largest. */
export async function lay(diagram: Diagram, parts: Sized, variant: Variant): Promise<Laid> {
  const cut = split(diagram, treeOf(diagram), hiddenEdges(diagram), { tight: variant.tight === true });
  const none = new Map<string, Minimum>();
  const first = positionsOf(await elk.layout(elkGraph(diagram.view, parts, cut, none, variant)), cut);
  const minimums = twinMinimums(diagram, first.boxes);
  if (minimums.size === 0) return { ...first, split: cut };
  const second = positionsOf(await elk.layout(elkGraph(diagram.view, parts, cut, minimums, variant)), cut);
  return { ...second, split: cut };
}
