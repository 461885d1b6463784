import { coversAction, matchesPattern } from './actions.ts';
import { documentAt, textAt, textsAt } from './attributes.ts';
import { MANAGED_POLICIES } from './managed-policies.ts';
import type { DeclaredResource, GraphNode } from './model.ts';
import { withoutUnknowns, withoutVariables } from './speaks-of.ts';
import { isRecord, own } from './spelling.ts';
import { addressOf, type World } from './world.ts';

/** One Allow or Deny of a policy. */
export type Statement = {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly conditional: boolean;
  /** Who, in a resource's own policy: ARNs, account ids, services, `*`. */
  readonly principals: readonly string[];
  readonly where: string;
};

/** What a role may do; `complete` only when every policy that it has could be read. */
export type Rights = { readonly statements: readonly Statement[]; readonly complete: boolean };

type Attributes = Readonly<Record<string, unknown>>;

/** Every statement of a role: inline, in a policy of its own, attached. */
export function rightsOf(role: GraphNode, world: World): Rights {
  const parts = world.partsOf(role);
  // The provider repeats a role's own policies in the role's `inline_policy` when it refreshes.
  const apart = parts.some((each) => each.type === 'aws_iam_role_policy');
  const rights = [
    ...parts.map((part) => rightsIn(part, apart, world)),
    ...policiesThatName(role, world).map((policy) => known(policyStatements(policy, policy.name))),
  ];
  return {
    statements: rights.flatMap((each) => each.statements),
    complete: rights.some((each) => each.statements.length > 0) && rights.every((each) => each.complete),
  };
}

const known = (statements: readonly Statement[]): Rights => ({ statements, complete: true });

function rightsIn(part: DeclaredResource, apart: boolean, world: World): Rights {
  const { attributes } = part;
  const where = addressOf(part);
  const document = documentAt(attributes, 'policy', 'policyDocument');
  const inline = apart ? [] : [...inlinePolicies(attributes)];
  const arns = [
    textAt(attributes, 'policyArn'),
    ...textsAt(attributes, 'managedPolicyArns', 'policyArns'),
  ].filter((each) => each !== undefined);
  const attached = arns.map((arn) => attachedRights(arn, where, world));
  // A policy that is written down, but as something that cannot be read: not known before apply, or masked.
  const hidden = document === undefined && (attributes.policy ?? attributes.policyDocument) !== undefined;
  return {
    statements: [
      ...statementsIn(document, where),
      ...inline.flatMap((each) => statementsIn(each, where)),
      ...attached.flatMap((each) => each.statements),
    ],
    complete: !hidden && attached.every((each) => each.complete),
  };
}

/** What one resource writes down itself: a policy's document, or those inside of a role, user or group. */
export const statementsOf = (part: DeclaredResource): readonly Statement[] =>
  [documentAt(part.attributes, 'policy', 'policyDocument'), ...inlinePolicies(part.attributes)].flatMap(
    (document) => statementsIn(document, addressOf(part)),
  );

function* inlinePolicies(attributes: Attributes): Generator<Attributes> {
  for (const key of ['inlinePolicy', 'policies']) {
    const list = attributes[key];
    for (const each of Array.isArray(list) ? list : []) {
      const document = isRecord(each) ? documentAt(each, 'policyDocument', 'policy') : undefined;
      if (document) yield document;
    }
  }
}

function attachedRights(arn: string, where: string, world: World): Rights {
  const policy = world.find(arn, 'policy');
  if (policy) return known(policyStatements(policy, `${where} (${policy.name})`));
  const actions = own(MANAGED_POLICIES, arn.split('/').at(-1) ?? '');
  if (!actions) return { statements: [], complete: false };
  const statement = { ...EVERYTHING, actions, where: `${where} (${arn})` };
  return known([statement]);
}

const EVERYTHING: Omit<Statement, 'actions' | 'where'> = {
  effect: 'Allow',
  notActions: [],
  resources: ['*'],
  notResources: [],
  conditional: false,
  principals: [],
};

const policyStatements = (policy: GraphNode, where: string): readonly Statement[] =>
  statementsIn(documentAt(policy.attributes, 'policy', 'policyDocument'), where);

/** CloudFormation's managed policies name their roles themselves. */
const policiesThatName = (role: GraphNode, world: World): readonly GraphNode[] =>
  world
    .ofKind('policy')
    .filter((policy) =>
      textsAt(policy.attributes, 'roles').some((each) => world.find(each, 'role')?.id === role.id),
    );

export function statementsIn(document: Attributes | undefined, where: string): readonly Statement[] {
  const list = document?.Statement;
  return (Array.isArray(list) ? list : [list]).filter(isRecord).map((each) => ({
    effect: each.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: texts(each.Action),
    notActions: texts(each.NotAction),
    resources: patterns(each.Resource),
    notResources: patterns(each.NotResource),
    conditional: isRecord(each.Condition) && Object.keys(each.Condition).length > 0,
    principals: isRecord(each.Principal)
      ? Object.values(each.Principal).flatMap(texts)
      : texts(each.Principal),
    where: typeof each.Sid === 'string' && each.Sid !== '' ? `${where} “${each.Sid}”` : where,
  }));
}

/** What is no text hangs on a value that nobody told: it may be anything. */
const patterns = (value: unknown): readonly string[] =>
  (value === undefined ? [] : Array.isArray(value) ? value : [value]).map((each) =>
    typeof each === 'string' ? withoutVariables(each) : UNKNOWN,
  );

const UNKNOWN = `\${?}`;

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');

/** Whether the statements allow it: a Deny wins. Conditions are not evaluated: an Allow's counts as met, a Deny's not. */
export function allows(list: readonly Statement[], action: string, arn: string): boolean {
  const about = list.filter((each) => coversAction(each, action) && coversResource(each, arn));
  return (
    about.some((each) => each.effect === 'Allow') &&
    !about.some((each) => each.effect === 'Deny' && !each.conditional)
  );
}

function coversResource({ resources, notResources }: Statement, arn: string): boolean {
  if (notResources.length > 0) return !notResources.some((each) => matchesPattern(each, arn, false));
  return resources.some((each) => matchesPattern(withoutUnknowns(each), arn, false));
}
