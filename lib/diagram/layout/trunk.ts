import type { DiagramEdge } from '../view/types.ts';

/** The end at which lines of a kind run together, so that a trunk never shows a link that is not there. */
const SHARED: Readonly<Partial<Record<DiagramEdge['kind'], 'from' | 'to'>>> = {
  request: 'from',
  invoke: 'from',
  message: 'from',
  read: 'to',
  write: 'to',
  'dead-letter': 'to',
  log: 'to',
};

export const sharedEnd = ({ kind }: Pick<DiagramEdge, 'kind'>): 'from' | 'to' | undefined => SHARED[kind];

/** Name of the trunk that a line runs in: one kind from one source, or to one target. */
export function trunkOf(edge: DiagramEdge): string | undefined {
  const end = sharedEnd(edge);
  return end && `${edge[end]}|${end === 'from' ? 'out' : 'in'}|${edge.kind}`;
}
