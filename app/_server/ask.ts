import { forbidden, notFound } from 'next/navigation';
import type { Operation } from '#lib/domain/access/operation.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { kept } from '#lib/queries/kept.ts';
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

/** The 403 page for whoever may not ask; before the first byte, since panels that stream cannot change the answer's status. */
export async function mayAsk<Args, Answer>(
  operation: Operation<WebServices, Args, Answer>,
  args: Args,
): Promise<void> {
  const [services, caller] = await Promise.all([web(), callerOrSignIn()]);
  try {
    await operation.check(services, caller, args);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAllowed') forbidden();
    throw error;
  }
}

/** For a panel: what the portal keeps, or why it cannot be had. */
export async function askReading<Args, Answer>(
  operation: Operation<WebServices, Args, Answer>,
  args: Args,
): Promise<Reading<Answer>> {
  const [services, caller] = await Promise.all([web(), callerOrSignIn()]);
  const reading = await kept(operation, services, caller, args);
  if (reading.state === 'failed')
    services.log.warn({ question: operation.name, failure: reading.failure }, 'a panel has no answer');
  return reading;
}

/** The moment of this request, by the process's own clock. */
export const requestNow = async () => (await web()).clock();
