import { forbidden, notFound } from 'next/navigation';
import type { Operation } from '#lib/domain/access/operation.ts';
import { type WebServices, web } from '#lib/runtime/web.ts';
import { callerOrSignIn } from './caller.ts';

/** Asks as whoever is signed in. Refused is the 403 page, an unknown environment the 404 page. */
export async function ask<Args, Answer>(
  operation: Operation<WebServices, Args, Answer>,
  args: Args,
): Promise<Answer> {
  const [services, caller] = await Promise.all([web(), callerOrSignIn()]);
  try {
    return await operation.ask(services, caller, args);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAllowed') forbidden();
    if (error instanceof Error && error.name === 'UnknownEnvironment') notFound();
    throw error;
  }
}

/** The moment of this request, by the process's own clock. */
export const requestNow = async () => (await web()).clock();
