import type { DiagramEdge } from './types.ts';

/** What colour and dash of a line say already, and settings that nobody looks for among a hundred lines. */
const KNOWN =
  /^((invoke|stream|message|write)( · .*)?|batch \d+|HTTPS|read|read, write|task|published|event|subscription|on failure)$/;

/** Letters; longer words push the two ends of a line apart. */
const LONGEST = 18;

/** Lines of a large picture carry only words that say more than the legend; the others keep theirs in `words`. */
export function quiet(edges: readonly DiagramEdge[]): readonly DiagramEdge[] {
  return edges.map((edge) => {
    const { label, ...rest } = edge;
    if (label === undefined || (!KNOWN.test(label) && label.length <= LONGEST)) return edge;
    return { ...rest, words: label };
  });
}
