import { type ConfiguredEnvironment, componentOf } from '#lib/config/portal-config.ts';
import type { Run } from '#lib/domain/deploy/run.ts';

/** How many people other than the requester portal.yaml asks for; one where it does not know the component any more. */
export const approvalsNeeded = (
  environment: ConfiguredEnvironment,
  { component }: Pick<Run, 'component'>,
): number => componentOf(environment, component)?.approvals ?? 1;
