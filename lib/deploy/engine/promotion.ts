import { commitSucceededIn } from '#lib/store/promotions.ts';
import type { Job } from '../job.ts';
import type { EngineServices } from './services.ts';

/** A component goes where `promotedFrom` says only once its commit succeeded there. @returns what is missing. */
export async function promotionMissing(
  { db }: EngineServices,
  { component, deployment }: Job,
): Promise<string | undefined> {
  const { name, promotedFrom: after } = component;
  if (!after) return undefined;
  const done = await commitSucceededIn(db, after, name, deployment.commit);
  return done ? undefined : `commit ${deployment.commit} has not succeeded in ${after} yet`;
}
