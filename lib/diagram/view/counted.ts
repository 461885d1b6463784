import type { GraphNode, NodeKind, SystemGraph } from '#lib/domain/graph/model.ts';

const NOUNS: Readonly<Partial<Record<NodeKind, string>>> = {
  'nat-gateway': 'NAT gateway',
  'internet-gateway': 'internet gateway',
  'vpc-endpoint': 'VPC endpoint',
  'network-interface': 'interface',
};

/** What one part is called among others: `alarm`; of a type without a kind `aws_cloudwatch_query_definition` → `query definition`. */
export function nounOf(node: GraphNode): string {
  if (node.kind !== 'other') return NOUNS[node.kind] ?? node.kind.replaceAll('-', ' ');
  const last = node.type.includes('::')
    ? (node.type.split('::').at(-1) ?? node.type)
    : node.type.replace(/^aws_[a-z0-9]+_/, '');
  return last
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** `3 alarms`, `1 policy`; nothing for none. */
export function counted(number: number, noun: string): string {
  if (number === 0) return '';
  if (number === 1) return `1 ${noun}`;
  return `${number} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** What parts these are, the most frequent first: `25 alarms`, `4 roles`. */
export function contents(ids: readonly string[], { nodes }: SystemGraph): readonly string[] {
  const inside = new Set(ids);
  const groups = Map.groupBy(
    nodes.filter(({ id }) => inside.has(id)),
    nounOf,
  );
  return [...groups]
    .toSorted(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1))
    .map(([noun, each]) => counted(each.length, noun));
}
