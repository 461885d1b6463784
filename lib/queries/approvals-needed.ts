import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Lane } from '#lib/domain/deploy/run.ts';

/** How many people other than the requester portal.yaml asks for. */
export function approvalsNeeded(environment: ConfiguredEnvironment, lane: Lane): number {
  const { infrastructure, application } = environment.settings;
  return lane === 'infrastructure' ? infrastructure.approvals : (application?.approvals ?? 0);
}
