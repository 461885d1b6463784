import { reason } from '../../reason.ts';
import { documentAt } from '../attributes.ts';
import { roleOf } from '../edges/permissions.ts';
import type { Finding, GraphNode } from '../model.ts';
import type { Network } from '../network.ts';
import { rightsOf, type Statement, statementsIn } from '../statements.ts';
import type { EdgeFact, World } from '../world.ts';

/** What a rule may look at. */
export type FindingInput = {
  readonly world: World;
  readonly facts: readonly EdgeFact[];
  readonly network: Network;
};

/** Two sources that cannot both work, or one that is open. Silent when a fact that it needs is not known. */
export type FindingRule = (input: FindingInput) => readonly Finding[];

/** @param says what each side says, in the order of the nodes: evidence on both sides. */
export function finding(
  code: string,
  nodes: readonly GraphNode[],
  params: Readonly<Record<string, string>>,
  ...says: readonly string[]
): Finding {
  const [from, to] = nodes;
  return {
    reason: reason(`findings.${code}`, { from: from?.name ?? '', to: to?.name ?? '', ...params }, [
      ...says.map((text) => ({ kind: 'text' as const, text })),
      ...nodes.map((node) => ({ kind: 'resource' as const, id: node.id })),
    ]),
    nodes: nodes.map((node) => node.id),
  };
}

export type KnownRole = { readonly role: GraphNode; readonly statements: readonly Statement[] };

/** The role of a function, only where every policy that it has could be read. */
export function knownRole(actor: GraphNode, world: World): KnownRole | undefined {
  const role = roleOf(actor, world);
  const rights = role && rightsOf(role, world);
  return role && rights?.complete ? { role, statements: rights.statements } : undefined;
}

/** A resource's own policy may let the role in, whatever the role's policies say. */
export function letsIn(resource: GraphNode, role: GraphNode, world: World): boolean {
  const account = world.place.account;
  return ownStatements(resource, world).some(
    ({ effect, principals }) =>
      effect === 'Allow' &&
      principals.some(
        (each) =>
          each === '*' ||
          each === account ||
          each.includes(`:${account}:root`) ||
          role.aliases.includes(each),
      ),
  );
}

/** Statements of the policy that hangs on a bucket, queue, topic or secret. */
export const ownStatements = (resource: GraphNode, world: World): readonly Statement[] =>
  world
    .partsOf(resource)
    .flatMap(({ attributes, id }) =>
      statementsIn(documentAt(attributes, 'policy', 'policyDocument', 'resourcePolicy'), id),
    );
