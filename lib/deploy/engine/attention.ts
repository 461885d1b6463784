import { componentOf, environmentOf } from '#lib/config/portal-config.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import { elapsed, seconds } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { getDeployment, runsIn } from '#lib/store/runs.ts';
import { putSighting, runsWithOpenOperation, sightingOf } from '#lib/store/stack-operations.ts';
import { stepsFor } from '../job.ts';
import { isOurs } from './pool.ts';
import type { EngineServices } from './services.ts';

/** What AWS says of a run that waits for a person is asked this often. */
const LOOK_EVERY = seconds(30);

/** Runs that wait for a person, who has asked something of AWS. */
export async function askedOfAws(db: Db): Promise<readonly Run[]> {
  const asked = await runsWithOpenOperation(db);
  if (asked.size === 0) return [];
  return (await runsIn(db, ['needs-attention'])).filter(({ id }) => asked.has(id));
}

/** Keeps what AWS says now for whoever must decide about a run: web has no credential to ask with. */
export async function lookAtWaiting(services: EngineServices): Promise<void> {
  const { db, config, clock, engines, log } = services;
  for (const run of await runsIn(db, ['needs-attention'])) {
    const before = await sightingOf(db, run.id);
    if (before && elapsed(before.at, clock()) < LOOK_EVERY) continue;
    const deployment = await getDeployment(db, run.deploymentId);
    if (!deployment || !isOurs(services, run, deployment)) continue;
    try {
      const environment = environmentOf(config.current(), deployment.environment);
      const component = componentOf(environment, run.component);
      if (!component) continue;
      const seen = await stepsFor(engines, component).look({ run, component }, before);
      await putSighting(db, run.id, seen);
    } catch (error) {
      log.error({ run: run.number, error: String(error) }, 'not looked at');
    }
  }
}
