import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { Approval } from '#lib/domain/deploy/approval.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import { personOfAccount } from '#lib/domain/proof/people.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import type { Checked } from '#lib/proof/checked.ts';
import type { Checkable } from '#lib/proof/services.ts';
import { approvalSigner } from '#lib/proof/signed.ts';
import type { CommandServices } from '../define.ts';

type Asked = {
  readonly found: Checkable;
  readonly plan: Plan;
  readonly approval: Approval;
  readonly checked: Checked;
};

/** Why a signature is not this person's agreement: not good, somebody else's, the requester's, or given before. */
export async function mayNotSign(
  services: CommandServices,
  caller: Caller,
  environment: ConfiguredEnvironment,
  { found, plan, approval, checked }: Asked,
): Promise<Reason | undefined> {
  const { signer, refused } = await approvalSigner(services, environment, found, plan, approval);
  if (!signer) return refused ?? reason('proof.unsigned');
  const own = personOfAccount(services.config.current().file.people, caller);
  if (own?.id !== signer.person) return reason('proof.not-yours', { person: signer.person });
  if (signer.person === checked.request.signer?.person) return reason('approval.own-request');
  const before = checked.approvals.some((each) => !each.refused && each.signer?.person === signer.person);
  return before ? reason('approval.already-given') : undefined;
}
