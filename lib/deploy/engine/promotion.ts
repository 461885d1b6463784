import { commitSucceededIn } from '#lib/store/promotions.ts';
import type { Job } from '../job.ts';
import type { EngineServices } from './services.ts';

/** An application goes where `after` says only once its commit succeeded there. @returns what is missing. */
export async function promotionMissing(
  { db }: EngineServices,
  { run, environment, deployment }: Job,
): Promise<string | undefined> {
  const after = environment.settings.application?.after;
  if (run.lane !== 'application' || !after) return undefined;
  const done = await commitSucceededIn(db, after, 'application', deployment.commit);
  return done ? undefined : `commit ${deployment.commit} has not succeeded in ${after} yet`;
}
