import type { ConfiguredEnvironment, PortalConfig } from '#lib/config/portal-config.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { type Instant, minus } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';

/** When a plan and an approval end in an environment. */
export const agesOf = (
  { file }: PortalConfig,
  { settings }: ConfiguredEnvironment,
): { readonly plan: Millis; readonly approval: Millis } => ({
  plan: settings.planMaxAge ?? file.planMaxAge,
  approval: settings.approvalMaxAge ?? file.approvalMaxAge,
});

/** Why a plan is neither approved nor applied any more, or undefined while it may be. */
export function planEnded(
  config: PortalConfig,
  environment: ConfiguredEnvironment,
  madeAt: Instant,
  now: Instant,
): Reason | undefined {
  const { plan } = agesOf(config, environment);
  return madeAt < minus(now, plan) ? reason('approval.plan-ended', { millis: plan }) : undefined;
}
