import { type SvgNode, svg } from './svg.ts';

/**
 * A link round what is drawn, called by all words of it in their order, then by what only colour or form tells. Whoever
 * speaks to a page says what stands there.
 */
export function namedLink(
  drawn: SvgNode,
  attributes: Readonly<Record<string, string>>,
  untold: readonly (string | undefined)[] = [],
): SvgNode {
  const written = wordsOf(drawn);
  const more = untold.filter((each) => each !== undefined && !written.includes(each));
  return svg('a', { ...attributes, 'aria-label': [...written, ...more].join(', ') }, apart(drawn));
}

function wordsOf({ tag, children }: SvgNode): readonly string[] {
  if (tag === 'text')
    return [children.map((each) => (typeof each === 'string' ? each : textOf(each))).join('')];
  return children.flatMap((each) => (typeof each === 'string' ? [] : wordsOf(each)));
}

const textOf = ({ children }: SvgNode): string =>
  children.map((each) => (typeof each === 'string' ? each : textOf(each))).join('');

/** Two words of a drawing stand apart by their places alone: here by a space too, which is not drawn. */
const apart = (node: SvgNode): SvgNode => ({
  ...node,
  children: node.children.flatMap((each) =>
    typeof each === 'string' ? [each] : each.tag === 'text' ? [each, ' '] : [apart(each)],
  ),
});
