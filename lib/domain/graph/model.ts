import type { Owner } from '../inventory/resource.ts';
import type { Evidence, Reason } from '../reason.ts';
import type { NodeKind } from './kind-table.ts';
import type { Shift } from './shift.ts';

/**
 * `tf:<dir>#<address>`, `cfn:<stack>/<logical id>`, or the ARN of what nobody manages. ARN and physical id are
 * aliases for joining, never the identity: a created resource has none yet, a replaced one gets a new one.
 */
export type ResourceId = string & { readonly brand: 'ResourceId' };
export const resourceId = (text: string): ResourceId => text as ResourceId;

/** A resource as one source declares it, before joining. One converter a source makes these. */
export type DeclaredResource = {
  readonly id: ResourceId;
  readonly owner: Owner;
  /** The engine's type: `aws_lambda_function`, `AWS::Lambda::Function`. */
  readonly type: string;
  readonly arn?: string;
  /** Names by which others may refer to it: physical id, URL, invoke ARN, name, stream ARN. */
  readonly aliases: readonly string[];
  /** Attributes in one spelling for both engines (camelCase), sensitive values masked. */
  readonly attributes: Readonly<Record<string, unknown>>;
};

/** What a converter or the builder could not make sense of; never thrown. */
export type Problem = { readonly code: string; readonly where: string; readonly detail: string };

/** What every converter answers: what it understood, and what it did not. */
export type Declared = {
  readonly value: readonly DeclaredResource[];
  readonly problems: readonly Problem[];
};

export type { NodeKind };

export type GraphNode = {
  readonly id: ResourceId;
  readonly kind: NodeKind;
  readonly type: string;
  readonly name: string;
  readonly arn?: string;
  readonly aliases: readonly string[];
  /** More than one when two engines declare the same thing. */
  readonly owners: readonly Owner[];
  /** Container path, outermost first: ids of region, VPC, zone, subnet, stack. */
  readonly path: readonly ResourceId[];
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Permissions, stages, policies… folded into this node, listed in its panel. */
  readonly folded: readonly FoldedPart[];
};

/** `off`: declared, and switched off by it. `shift`: an alias that brings requests to another version gradually. */
export type FoldedPart = {
  readonly id: ResourceId;
  readonly type: string;
  readonly name: string;
  readonly off?: true;
  readonly shift?: Shift;
};

export const EDGE_KINDS = [
  'request',
  'invoke',
  'read',
  'write',
  'stream',
  'message',
  'schedule',
  'log',
  'alarm',
  'dead-letter',
  'network',
] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

export type GraphEdge = {
  readonly id: string;
  readonly kind: EdgeKind;
  readonly from: ResourceId;
  readonly to: ResourceId;
  readonly label?: string;
  /** What the traffic passes on its way: the gateway endpoint of the caller's route table. */
  readonly via?: ResourceId;
  /** Every statement it was inferred from: never empty. */
  readonly evidence: readonly Evidence[];
};

/** A contradiction found between what the sources say. */
export type Finding = { readonly reason: Reason; readonly nodes: readonly ResourceId[] };

/** Where the system lives: titles of the outer containers, and the prefix that labels drop. */
export type GraphPlace = {
  readonly system: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly prefix: string;
  /** What nobody told: ARNs are made with a stand-in for it, and no picture says it. */
  readonly unknown?: readonly ('account' | 'region')[];
};

export type SystemGraph = {
  readonly place: GraphPlace;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
};
