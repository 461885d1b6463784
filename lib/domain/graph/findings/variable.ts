import { matchesPattern } from '../actions.ts';
import { mentions } from '../edges/variables.ts';
import { rowOf } from '../kinds.ts';
import { withoutUnknowns } from '../speaks-of.ts';
import type { Statement } from '../statements.ts';
import { type FindingRule, finding, knownRole, letsIn } from './finding.ts';

/** A variable names a resource that the role may not touch at all. */
export const variable: FindingRule = ({ world }) =>
  mentions(world).flatMap(({ from, to, variable: name }) => {
    const known = knownRole(from, world);
    const service = rowOf(to.kind).iam;
    const { arn } = to;
    if (!known || arn === undefined || service === undefined || letsIn(to, known.role, world)) return [];
    if (known.statements.some((each) => touches(each, service, arn))) return [];
    const missing = `${known.role.name}: no statement about ${service} covers ${arn}`;
    const params = { variable: name, role: known.role.name };
    return [finding('variable-denied', [from, to], params, `${from.name}: ${name} = ${to.name}`, missing)];
  });

/** Anything of the service on the resource or a part of it: an index, every object. */
function touches(
  { effect, actions, notActions, resources, notResources }: Statement,
  service: string,
  arn: string,
) {
  const about =
    notActions.length > 0 || actions.some((each) => matchesPattern(each.split(':')[0] ?? '', service));
  const on =
    notResources.length > 0 ||
    resources.map(withoutUnknowns).some((each) => isPart(each, arn) || matchesPattern(each, arn, false));
  return effect === 'Allow' && about && on;
}

/** An index of the table, every object of the bucket, a version of the function. */
const isPart = (pattern: string, arn: string): boolean =>
  pattern.startsWith(`${arn}/`) || pattern.startsWith(`${arn}:`);
