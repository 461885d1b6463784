import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import { mayNotApprove } from '#lib/domain/deploy/approval.ts';
import { mayNotAgreeYet } from '#lib/domain/deploy/approval-rule.ts';
import type { Lane } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Reason } from '#lib/domain/reason.ts';
import type { Instant } from '#lib/domain/time.ts';
import { planEnded } from './ages.ts';
import type { Checked } from './checked.ts';
import type { Checkable, CheckServices } from './services.ts';

type Asked = Checkable & { readonly checked: Checked; readonly madeAt: Instant | undefined };

/** What forbids somebody to agree to a plan, but for their signature: asked by pages before, and by the command. */
export function mayNotAgree(
  { config, clock }: CheckServices,
  caller: Caller,
  environment: ConfiguredEnvironment,
  { run, deployment, checked, madeAt }: Asked,
): Reason | undefined {
  return (
    mayNotApprove(caller.id, deployment.requestedBy, run.state, checked.standing.given) ??
    mayNotOnLanes(caller, checked.rule.lanes, environment.key) ??
    mayNotAgreeYet({ production: environment.production, signed: checked.signed }, caller, clock()) ??
    (madeAt === undefined ? undefined : planEnded(config.current(), environment, madeAt, clock())) ??
    checked.request.refused
  );
}

/** A strict plan needs the right of infrastructure's lane as well. */
function mayNotOnLanes(caller: Caller, lanes: readonly Lane[], key: EnvironmentKey): Reason | undefined {
  for (const lane of lanes) {
    const decision = can(caller, `deploys:approve-${lane}`, onEnvironment(key));
    if (!decision.allowed) return decision.reason;
  }
  return undefined;
}
