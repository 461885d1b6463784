import { accountOfRun } from '#lib/config/portal-config.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import { serves } from '#lib/domain/deploy/runner-pool.ts';
import type { EngineServices } from './services.ts';

/** Whether this runner takes a run: of all where it was given no accounts, else of those of its component's account. */
export function isOurs(
  { config, accounts }: Pick<EngineServices, 'config' | 'accounts'>,
  { component }: Pick<Run, 'component'>,
  { environment }: Pick<Deployment, 'environment'>,
): boolean {
  if (accounts === undefined) return true;
  const configured = config.current().environments.get(environment);
  return configured !== undefined && serves(accounts, accountOfRun(configured, component));
}
