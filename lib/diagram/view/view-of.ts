import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { DrawnView } from '#lib/domain/graph/scene.ts';
import { detailedView } from './detailed.ts';
import { flowView } from './flow.ts';
import { focusView } from './focus.ts';
import { simpleView } from './simple.ts';
import type { Diagram } from './types.ts';

export type ViewChoice = {
  readonly view: DrawnView;
  /** Id, ARN or name of the focus view's middle. */
  readonly node?: string;
  /** Lines away from it; 2 unless told. */
  readonly depth?: number;
};

/** What one view shows of a graph, before anything is closed, left out or folded. */
export function viewOf(graph: SystemGraph, { view, node = '', depth = 2 }: ViewChoice): Diagram {
  switch (view) {
    case 'simple':
      return simpleView(graph);
    case 'detailed':
      return detailedView(graph);
    case 'flow':
      return flowView(graph);
    case 'focus':
      return focusView(graph, { node, depth });
  }
}
