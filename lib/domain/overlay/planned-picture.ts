import type { GraphEdge, GraphNode, ResourceId, SystemGraph } from '../graph/model.ts';
import { type Masker, maskJson } from '../masking.ts';

/**
 * What a plan adds to the picture, kept with the plan: nodes without attributes, and lines with what they were inferred
 * from. It is worked out where the whole plan is at hand, since references are in no stored change.
 */
export type PlannedPicture = {
  /** New ones, and those that only a new part is folded into. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
};

/**
 * Nodes, parts and lines of the graph after the plan that the graph before does not have. Both are read in the same way
 * from the same sources, so that nothing but the plan tells them apart.
 */
export function plannedPicture(before: SystemGraph, after: SystemGraph, mask: Masker): PlannedPicture {
  const there = new Set<ResourceId>(before.nodes.flatMap((node) => [node.id, ...node.folded.map(idOf)]));
  const lines = new Set(before.edges.map(idOf));
  const added = {
    nodes: after.nodes
      .map((node) => ({ ...withoutValues(node), folded: node.folded.filter(({ id }) => !there.has(id)) }))
      .filter(({ id, folded }) => !there.has(id) || folded.length > 0),
    edges: after.edges.filter(({ id }) => !lines.has(id)),
  };
  return maskJson(added, mask) as PlannedPicture;
}

const idOf = <Id>({ id }: { readonly id: Id }): Id => id;

const withoutValues = ({ arn: _, ...node }: GraphNode): GraphNode => ({
  ...node,
  aliases: node.aliases.filter((alias) => /^(tf|cfn):/.test(alias)),
  attributes: {},
});
