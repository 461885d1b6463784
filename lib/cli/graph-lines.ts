import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { shiftText } from '#lib/domain/graph/shift.ts';

/** Lines of a graph by the names of their ends, sorted; observing (logs, alarms) is none of a request's way. */
export function linesOf(graph: SystemGraph): readonly string[] {
  const names = new Map(graph.nodes.map((node) => [node.id, node.name]));
  const lines = graph.edges.map(({ kind, from, to }) => `${names.get(from)} -${kind}→ ${names.get(to)}`);
  return [...new Set(lines)].toSorted();
}

/** What aliases do, by the names of their functions, with alarms and hooks where there are any. */
export const shiftsOf = ({ nodes }: SystemGraph): readonly string[] =>
  nodes
    .flatMap(({ name, folded }) =>
      folded.flatMap(({ shift }) => {
        if (!shift) return [];
        const { alarms, before, after } = shift;
        const more = [
          ...alarms.map((each) => `back at ${each}`),
          ...(before === undefined ? [] : [`before ${before}`]),
          ...(after === undefined ? [] : [`after ${after}`]),
        ];
        return [[`${name} ${shiftText(shift)}`, ...more].join(', ')];
      }),
    )
    .toSorted();
