import type { AttributeChange, ChangeAction, Risk } from './plan.ts';
import { opensToAnybody } from './public-doors.ts';
import { isStateful } from './stateful.ts';

const IAM = /^(aws_iam_|AWS::IAM::)|(_permission|_policy)$|::(Permission|\w*Policy)$/;
const NETWORK =
  /^(aws_(vpc|subnet|route|nat_gateway|eip|internet_gateway|security_group|network_acl)|AWS::EC2::)/;
/** They keep what stands inside a network, and are none of it. */
const NO_NETWORK = /^AWS::EC2::(Instance|Volume|LaunchTemplate)$/;

/** Why a change deserves a look before others; in a fixed order, empty for most. */
export function risksOf(
  type: string,
  action: ChangeAction,
  attributes: readonly AttributeChange[],
): readonly Risk[] {
  if (action === 'read' || action === 'move') return [];
  const risks: Risk[] = [];
  if (IAM.test(type)) risks.push('iam');
  if (opensToAnybody(type, action, attributes)) risks.push('public-exposure');
  if (isStateful(type) && (action === 'replace' || action === 'may-replace')) risks.push('stateful-replace');
  if (isStateful(type) && action === 'delete') risks.push('stateful-delete');
  if (NETWORK.test(type) && !NO_NETWORK.test(type)) risks.push('network');
  return risks;
}
