import type { DeclaredResource, EdgeKind, GraphNode, GraphPlace, NodeKind, ResourceId } from './model.ts';

/** Everything that was declared, joined into nodes, with one way to ask "who is meant by this text?". */
export type World = {
  readonly place: GraphPlace;
  readonly nodes: readonly GraphNode[];
  readonly resources: readonly DeclaredResource[];
  /** The one node that an ARN, URL, physical id or name means; a name alone needs the kinds it may be. */
  readonly find: (reference: unknown, ...kinds: readonly NodeKind[]) => GraphNode | undefined;
  readonly ofKind: (...kinds: readonly NodeKind[]) => readonly GraphNode[];
  /** The node that a declared resource is, or is folded into. */
  readonly nodeOf: (resource: DeclaredResource) => GraphNode | undefined;
  /** Everything declared that is the node or is folded into it. */
  readonly partsOf: (node: GraphNode) => readonly DeclaredResource[];
};

/** One statement by one source that one thing reaches another. */
export type EdgeFact = {
  readonly kind: EdgeKind;
  readonly from: ResourceId;
  readonly to: ResourceId;
  readonly label?: string;
  readonly via?: ResourceId;
  /** Where it is said, and what is said there. */
  readonly says: string;
  /** Somebody may, nobody is known to: a grant alone. */
  readonly granted?: true;
};

export type EdgeRule = (world: World) => readonly EdgeFact[];

/** How a person finds the resource again: its address, or stack and logical id. */
export function addressOf(resource: DeclaredResource): string {
  const { owner } = resource;
  if (owner.kind === 'terraform') return owner.address;
  if (owner.kind === 'sam') return `${owner.stack}/${owner.logicalId}`;
  return resource.id;
}
