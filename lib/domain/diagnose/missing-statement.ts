import { coversAction, matchesPattern } from '../graph/actions.ts';
import { documentAt, textAt } from '../graph/attributes.ts';
import type { DeclaredResource, GraphNode } from '../graph/model.ts';
import { allows, rightsOf, type Statement, statementsIn } from '../graph/statements.ts';
import type { World } from '../graph/world.ts';
import type { Denied } from './denied.ts';

/** What the declared policies say of one refusal, step by step as IAM decides. */
export type Judged = {
  readonly role: GraphNode;
  /** `denied`: none allows it; `forbidden`: a Deny speaks of it; `allowed`: they allow it by now. */
  readonly state: 'denied' | 'forbidden' | 'allowed';
  /** Statements of the role that were looked at, and whether every policy of it could be read. */
  readonly statements: number;
  readonly complete: boolean;
  /** The Deny that speaks of it. */
  readonly deny?: Statement;
  /** `unread`: the role has one that nobody declares here. */
  readonly boundary: 'none' | 'allows' | 'denies' | 'unread';
  /** Where a statement for it belongs: the declared policy nearest to it. */
  readonly policy: DeclaredResource | undefined;
};

/** Holds a refusal against the policies of the role that acted; undefined where no declared role is meant. */
export function judgeDenied({ role: name, action, resource }: Denied, world: World): Judged | undefined {
  const role = name === undefined ? undefined : world.find(name, 'role');
  if (!role) return undefined;
  const { statements, complete } = rightsOf(role, world);
  const target = resource === '*' ? `${action.split(':')[0]}:*` : resource;
  const speaks = statements.filter((each) => coversAction(each, action) && covers(each, resource));
  const deny = speaks.find(({ effect, conditional }) => effect === 'Deny' && !conditional);
  const boundary = boundaryOf(role, action, target, world);
  const state = deny
    ? 'forbidden'
    : allows(statements, action, target) && boundary !== 'denies'
      ? 'allowed'
      : 'denied';
  return {
    ...{ role, state, statements: statements.length, complete, boundary },
    ...(deny ? { deny } : {}),
    policy: policyFor(role, action, world),
  };
}

const covers = ({ resources, notResources }: Statement, arn: string): boolean =>
  notResources.length > 0
    ? !notResources.some((each) => matchesPattern(each, arn, false))
    : resources.some((each) => matchesPattern(each, arn, false));

function boundaryOf(role: GraphNode, action: string, arn: string, world: World): Judged['boundary'] {
  const named = textAt(role.attributes, 'permissionsBoundary');
  if (named === undefined) return 'none';
  const policy = world.find(named, 'policy');
  const document = policy && documentAt(policy.attributes, 'policy', 'policyDocument');
  if (!policy || !document) return 'unread';
  return allows(statementsIn(document, policy.name), action, arn) ? 'allows' : 'denies';
}

/** The policy that already speaks of the service, else the first of the role's own, else what declares the role. */
function policyFor(role: GraphNode, action: string, world: World): DeclaredResource | undefined {
  const service = `${action.split(':')[0]}:`;
  const parts = world.partsOf(role);
  const own = parts.filter(({ type, attributes }) => {
    const document = documentAt(attributes, 'policy', 'policyDocument');
    return document !== undefined && !/role$/i.test(type) && JSON.stringify(document) !== '{}';
  });
  const speaks = own.find(({ attributes }) =>
    statementsIn(documentAt(attributes, 'policy', 'policyDocument'), '').some(({ actions }) =>
      actions.some((each) => each.startsWith(service)),
    ),
  );
  return speaks ?? own[0] ?? parts[0];
}

/** Where AWS names no resource: the only declared one of the service, if there is exactly one. */
export function onlyResource({ action }: Denied, world: World): GraphNode | undefined {
  const service = `:${action.split(':')[0]}:`;
  const [only, ...others] = world.nodes.filter(({ arn }) => arn?.includes(service));
  return others.length === 0 ? only : undefined;
}

/**
 * The smallest statement that is missing, in the language of what declares the policy: one action on one resource, by
 * reference where the resource is declared in the same language. Never widened to `*`:
 * of a resource that nobody names the list stays empty.
 */
export function missingStatement(
  { action, resource }: Denied,
  policy: DeclaredResource,
  world: World,
): readonly string[] {
  if (policy.owner.kind === 'terraform' && resource === '*')
    return ['statement {', '  effect    = "Allow"', `  actions   = ["${action}"]`, '  resources = []', '}'];
  if (resource === '*') return ['- Effect: Allow', `  Action: ${action}`, '  Resource: []'];
  if (policy.owner.kind === 'terraform')
    return [
      'statement {',
      '  effect    = "Allow"',
      `  actions   = ["${action}"]`,
      `  resources = [${terraformReference(resource, world)}]`,
      '}',
    ];
  return [
    '- Effect: Allow',
    `  Action: ${action}`,
    `  Resource: ${templateReference(resource, policy, world)}`,
  ];
}

/** The ARN of a declared resource, and what of `arn` comes after it: `table/x` and `/index/y`. */
function declaredIn(
  arn: string,
  world: World,
): { readonly node: GraphNode; readonly rest: string } | undefined {
  const node = world.nodes.find(
    (each) => each.arn !== undefined && (arn === each.arn || arn.startsWith(`${each.arn}/`)),
  );
  return node?.arn === undefined ? undefined : { node, rest: arn.slice(node.arn.length) };
}

function terraformReference(arn: string, world: World): string {
  const found = declaredIn(arn, world);
  const owner = found?.node.owners.find(({ kind }) => kind === 'terraform');
  if (!found || owner?.kind !== 'terraform') return `"${arn}"`;
  const reference = `${owner.address}.arn`;
  return found.rest === '' ? reference : `"\${${reference}}${found.rest}"`;
}

function templateReference(arn: string, policy: DeclaredResource, world: World): string {
  const found = declaredIn(arn, world);
  const owner = found?.node.owners.find(({ kind }) => kind === 'sam');
  // Another stack's resource has no name in this template.
  if (!found || owner?.kind !== 'sam' || policy.owner.kind !== 'sam' || owner.stack !== policy.owner.stack)
    return arn;
  return found.rest === ''
    ? `!GetAtt ${owner.logicalId}.Arn`
    : `!Sub '\${${owner.logicalId}.Arn}${found.rest}'`;
}
