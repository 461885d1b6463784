import { type ConfiguredEnvironment, environmentOf, type PortalConfig } from '#lib/config/portal-config.ts';
import { type Approval, type ApprovalStanding, standing } from '#lib/domain/deploy/approval.ts';
import type { AgreementRule } from '#lib/domain/deploy/approval-rule.ts';
import { goesBackUnasked, isOwnWayBack } from '#lib/domain/deploy/own-way-back.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import type { Signer } from '#lib/domain/proof/proof.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { minus } from '#lib/domain/time.ts';
import { approvalIsAudited, requestIsAudited } from '#lib/store/audit-matches.ts';
import type { Db } from '#lib/store/db.ts';
import { planOfContent } from '#lib/store/plans.ts';
import { agesOf } from './ages.ts';
import { agreementOf } from './agreement.ts';
import { mayStill } from './rights-now.ts';
import type { Checkable, CheckServices } from './services.ts';
import { approvalSigner, requestSigner } from './signed.ts';
import { isSignedByRunner } from './way-back.ts';

/** One approval of the plan that counts now, with whom its signature names or why it does not count. */
export type CheckedApproval = {
  readonly approval: Approval;
  readonly signer?: Signer;
  readonly refused?: Reason;
};

export type Checked = {
  /** Whether the environment asks for signatures. */
  readonly signed: boolean;
  readonly request: { readonly signer?: Signer; readonly refused?: Reason };
  /** Approvals of the plan's content, in the order they were given. */
  readonly approvals: readonly CheckedApproval[];
  /** Whose agreement the plan needs. */
  readonly rule: AgreementRule;
  /** Of those that count. */
  readonly standing: ApprovalStanding;
};

/**
 * Who has really asked for a run and agreed to its plan, by `portal.yaml` as it is now. Where the environment asks for
 * proof, nothing but signatures counts. Elsewhere each needs its row in the audit's chain, and an approver the right
 * that their groups give now. Web shows this; the runner decides by its own answer, before anything is applied.
 */
export async function checkApprovals(
  services: CheckServices,
  checkable: Checkable,
  plan: Plan | undefined,
  approvals: readonly Approval[],
): Promise<Checked> {
  const config = services.config.current();
  const environment = environmentOf(config, checkable.deployment.environment);
  const signed = environment.settings.proof !== undefined;
  const own = isOwnWayBack(checkable.deployment);
  const request = own
    ? await ownRequest(services, checkable)
    : signed
      ? await requestSigner(services, environment, checkable)
      : await requestRow(services.db, checkable);
  const rule = agreementOf(environment, checkable.run, plan);
  const agreed = plan ? await agreedPlans(services.db, plan) : new Map<string, Plan>();
  const ofThisPlan = approvals.filter((each) => each.decision === 'approved' && agreed.has(each.content));
  const checked: CheckedApproval[] = [];
  for (const approval of ofThisPlan) {
    const seen = agreed.get(approval.content);
    const one =
      signed && seen
        ? await approvalSigner(services, environment, checkable, seen, approval)
        : await approvalRow(services, config, environment, checkable, approval, rule);
    checked.push({ approval, ...one });
  }
  return {
    signed,
    request,
    approvals: checked,
    rule,
    standing: count(checkable, environment, { rule, plan }, request.signer, checked),
  };
}

/** The plan itself, and the one ahead that it does as it was shown: by content. */
async function agreedPlans(db: Db, plan: Plan): Promise<ReadonlyMap<string, Plan>> {
  const shown = plan.agreedAs === undefined ? undefined : await planOfContent(db, plan.runId, plan.agreedAs);
  return new Map([...(shown ? [[shown.content, shown] as const] : []), [plan.content, plan]]);
}

async function requestRow(db: Db, { run, deployment }: Checkable): Promise<Checked['request']> {
  return (await requestIsAudited(db, run, deployment))
    ? {}
    : { refused: reason('proof.request-not-audited', { name: deployment.requestedBy }) };
}

/** Web has no key of a runner where `portal.yaml` names none: then it shows what the audit says. */
async function ownRequest(
  { db, config, runnerKeys = config.current().file.proof?.runnerKeys ?? [] }: CheckServices,
  checkable: Checkable,
): Promise<Checked['request']> {
  if (runnerKeys.length === 0) return requestRow(db, checkable);
  const { deployment } = checkable;
  return isSignedByRunner(deployment, deployment.proof, runnerKeys)
    ? {}
    : { refused: reason('proof.not-a-runner') };
}

async function approvalRow(
  { db, clock }: CheckServices,
  config: PortalConfig,
  environment: ConfiguredEnvironment,
  { run }: Checkable,
  approval: Approval,
  { lanes }: AgreementRule,
): Promise<{ readonly refused?: Reason }> {
  const params = { name: approval.by };
  if (!(await approvalIsAudited(db, run, environment.key, approval)))
    return { refused: reason('proof.not-audited', params) };
  if (approval.at < minus(clock(), agesOf(config, environment).approval))
    return { refused: reason('proof.approval-ended', params) };
  for (const lane of lanes) {
    const still = await mayStill(db, config, approval.by, `deploys:approve-${lane}`, environment.key);
    if (!still) return { refused: reason('proof.right-gone', params) };
  }
  return {};
}

/** By the file of now: a way back that is no longer meant to be automatic, or that carries a risk, waits for somebody. */
function forWayBack(
  { settings }: ConfiguredEnvironment,
  { lane }: Checkable['run'],
  plan: Plan | undefined,
  written: number,
): number {
  const automatic = settings.afterDeploy?.wayBack === 'automatic' && lane === 'application';
  return automatic && plan && goesBackUnasked(plan) ? 0 : Math.max(1, written);
}

/** People are told apart by their signature where there is one, and by their account elsewhere. */
function count(
  { run, deployment }: Checkable,
  environment: ConfiguredEnvironment,
  { rule, plan }: { readonly rule: AgreementRule; readonly plan: Plan | undefined },
  requester: Signer | undefined,
  checked: readonly CheckedApproval[],
): ApprovalStanding {
  const needed = isOwnWayBack(deployment) ? forWayBack(environment, run, plan, rule.needed) : rule.needed;
  const good = checked.filter(({ refused }) => !refused);
  // Those of the plan ahead are of this one: whatever differs between the two was shown as not known.
  const content = plan?.content ?? '';
  const byPerson = good.map(({ approval, signer }) => ({
    ...{ ...approval, content },
    by: signer?.person ?? approval.by,
  }));
  const counted = standing({ needed }, requester?.person ?? deployment.requestedBy, content, byPerson);
  const ids = counted.given.map(({ id }) => id);
  return { ...counted, given: good.map(({ approval }) => approval).filter(({ id }) => ids.includes(id)) };
}
