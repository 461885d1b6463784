import type { GraphEdge, GraphNode, ResourceId } from '../graph/model.ts';
import {
  type Created,
  type CreatedLine,
  type CreatedPart,
  DEEPEST_PATH,
  MOST_CREATED,
  MOST_LINES,
} from '../graph/picture.ts';
import type { Owner } from '../inventory/resource.ts';
import type { ChangeOverlay } from './change.ts';

type Ghosts = Pick<ChangeOverlay, 'ghosts' | 'ghostEdges'>;

/** What a drawing has no place for yet, as whoever draws it may be told; undefined when there is nothing. */
export function createdIn({ ghosts, ghostEdges }: Ghosts): Created | undefined {
  if (ghosts.length + ghostEdges.length === 0) return undefined;
  return {
    parts: ghosts.slice(0, MOST_CREATED).map(partOf),
    lines: ghostEdges.slice(0, MOST_LINES).map(lineOf),
  };
}

/** The same as parts of a graph. What the plan says of them stays with whoever may read plans. */
export const ghostsOf = ({ parts, lines }: Created): Ghosts => ({
  ghosts: parts.map((part) => ({
    ...part,
    aliases: [part.id],
    owners: ownersOf(part.id),
    attributes: {},
    folded: [],
  })),
  ghostEdges: lines.map((line) => ({ ...line, evidence: [{ kind: 'text', text: 'plan' }] })),
});

const partOf = ({ id, kind, type, name, path }: GraphNode): CreatedPart => ({
  id,
  kind,
  type,
  name,
  path: path.slice(0, DEEPEST_PATH),
});

/** Each engine's identity names its owner; what is only implied has none. */
function ownersOf(id: ResourceId): readonly Owner[] {
  const [, address] = /^tf:[^#]*#(.+)$/.exec(id) ?? [];
  if (address !== undefined) return [{ kind: 'terraform', address }];
  const [, stack, logicalId] = /^cfn:([^/]+)\/(.+)$/.exec(id) ?? [];
  return stack !== undefined && logicalId !== undefined ? [{ kind: 'sam', stack, logicalId }] : [];
}

const lineOf = ({ id, kind, from, to, label, via }: GraphEdge): CreatedLine => ({
  id,
  kind,
  from,
  to,
  ...(label === undefined ? {} : { label }),
  ...(via === undefined ? {} : { via }),
});
