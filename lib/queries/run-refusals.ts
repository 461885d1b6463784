import type { ConfiguredEnvironment, PortalConfig } from '#lib/config/portal-config.ts';
import { type Action, onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import { ROLE_ACTIONS } from '#lib/domain/access/role.ts';
import type { AgreementRule } from '#lib/domain/deploy/approval-rule.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { mayNotBreak } from '#lib/domain/deploy/glass.ts';
import type { HeldBack } from '#lib/domain/deploy/hold.ts';
import { mayNotCancel } from '#lib/domain/deploy/may-cancel.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { ApproverGroup, RunPage } from '#lib/domain/deploy/run-page.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import type { Checked } from '#lib/proof/checked.ts';
import { mayNotAgree } from '#lib/proof/may-agree.ts';
import { mayNotSpeak } from '#lib/proof/to-sign.ts';
import type { StoredPlan } from '#lib/store/plans.ts';
import type { QueryServices } from './define.ts';

export type LookedRun = {
  readonly environment: ConfiguredEnvironment;
  readonly run: Run;
  readonly deployment: Deployment;
  readonly checked: Checked;
  readonly stored: StoredPlan | undefined;
  readonly held: HeldBack | undefined;
};

/** The same rules that the commands apply, asked before, so that a button can say why it is not one. */
export function refusals(
  { db, config, clock }: QueryServices,
  caller: Caller,
  { environment, run, deployment, checked, stored, held }: LookedRun,
): RunPage['refusals'] {
  const { key } = environment;
  const may = (action: Action): Reason | undefined => {
    const decision = can(caller, action, onEnvironment(key));
    return decision.allowed ? undefined : decision.reason;
  };
  const waiting =
    run.state === 'awaiting-approval' && stored
      ? undefined
      : reason('approval.not-awaiting', { state: run.state });
  const scopes = checked.rule.lanes.map((lane) => ({ environment: key, lane, act: 'approve' as const }));
  return {
    approve:
      waiting ??
      mayNotAgree({ db, config, clock }, caller, environment, {
        ...{ run, deployment, checked, madeAt: stored?.madeAt },
      }) ??
      (checked.signed ? mayNotSpeak(config.current(), caller, scopes, clock()) : undefined),
    reject: waiting ?? may(`deploys:approve-${run.lane}`),
    cancel: mayNotCancel(run) ?? may('deploys:cancel'),
    cancelUpdate: may('deploys:cancel'),
    continueRollback: may('deploys:approve-application'),
    close: may(`deploys:approve-${run.lane}`),
    takeOver: may(`deploys:request-${run.lane}`),
    breakGlass: mayNotBreak(caller.id, run.state, held ?? { holds: [] }) ?? may('deploys:break-glass'),
  };
}

export function approversOf(
  config: PortalConfig,
  { key, system }: ConfiguredEnvironment,
  lanes: AgreementRule['lanes'],
): readonly ApproverGroup[] {
  return config.file.access
    .filter(({ on }) => on === '*' || on === `${system}/*` || on === key)
    .filter(({ role }) => lanes.every((lane) => ROLE_ACTIONS[role].includes(`deploys:approve-${lane}`)))
    .map(({ group, role }) => ({ group, role }));
}
