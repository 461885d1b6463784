import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import { isHeld } from '#lib/domain/deploy/hold.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import { heldBack, holdsOn } from '#lib/holds/held-back.ts';
import { planContent } from '#lib/store/plans.ts';
import type { EngineServices } from './services.ts';

/** Whether a run is agreed to and may not begin: by a freeze or a stopped line that nobody has broken the glass for. */
export async function waitsHeld(
  services: EngineServices,
  environment: ConfiguredEnvironment,
  run: Run,
  deployment: Deployment,
): Promise<boolean> {
  if (run.state !== 'approved') return false;
  // Most of the time nothing holds anything: then no plan is asked for.
  if ((await holdsOn(services, environment, deployment)).length === 0) return false;
  const content = await planContent(services.db, run.id);
  return isHeld(await heldBack(services, environment, { run, deployment }, content));
}
