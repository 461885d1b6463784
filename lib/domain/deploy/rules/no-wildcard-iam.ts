import { reason } from '../../reason.ts';
import type { ResourceChange } from '../plan.ts';
import { jsonOf, statementsIn } from './policy-statements.ts';
import { makes, type PlanRule } from './rule.ts';
import type { Finding } from './verdict.ts';

const IAM = /^(aws_iam_|AWS::IAM::)/;
const POLICY = /polic/i;

/**
 * No policy allows every action, or every action of a service on every resource; no role may be taken by just anybody.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
 */
export const noWildcardIam: PlanRule = ({ changes }) =>
  changes.filter((each) => IAM.test(each.type) && makes(each)).flatMap(judge);

function judge(change: ResourceChange): readonly Finding[] {
  const { address } = change;
  const policies = change.attributes.filter(({ path }) => POLICY.test(path) && !/(arn|name)s?$/i.test(path));
  // A policy that is built from what is made with it is text only afterwards.
  if (policies.some(({ path, unknownAfter }) => unknownAfter && isWritten(change.type, path)))
    return [{ kind: 'unknown', address, why: reason('rule.wildcard-unknown', { address }) }];
  const wide = policies.flatMap(({ after }) => statementsIn(jsonOf(after))).flatMap(wideness);
  return [...new Set(wide)].map((what) => ({
    ...{ kind: 'denied', address },
    why: reason('rule.wildcard', { address, what }),
  }));
}

/** `inline_policy` of a role is known after apply whenever nobody writes one. */
const isWritten = (type: string, path: string): boolean =>
  type !== 'aws_iam_role' || path === 'assume_role_policy';

function wideness(statement: Readonly<Record<string, unknown>>): readonly string[] {
  if (statement.Effect === 'Deny') return [];
  const actions = listOf(statement.Action);
  const everywhere = listOf(statement.Resource).includes('*');
  const wide = actions.filter((each) => each === '*' || (each.endsWith(':*') && everywhere));
  const anybody = isAnybody(statement.Principal) && statement.Condition === undefined;
  return [
    ...wide.map((each) => `Action ${each}`),
    ...(statement.NotAction !== undefined && everywhere ? ['NotAction'] : []),
    ...(anybody ? ['Principal *'] : []),
  ];
}

const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');

function isAnybody(principal: unknown): boolean {
  if (principal === '*') return true;
  return typeof principal === 'object' && principal !== null && 'AWS' in principal
    ? listOf(principal.AWS).includes('*')
    : false;
}
