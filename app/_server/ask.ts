import { forbidden, notFound } from 'next/navigation';
import type { Caller } from '#lib/domain/access/caller.ts';
import { refusedAs } from '#lib/domain/access/knows.ts';
import type { Operation } from '#lib/domain/access/operation.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { kept } from '#lib/queries/kept.ts';
import { type WebServices, web } from '#lib/runtime/web.ts';
import { callerOrSignIn } from './caller.ts';

/** Asks as whoever is signed in. What they may not see is the 404 page, as what is not there; what they may not do the 403 page. */
export async function ask<Args, Answer>(
  operation: Operation<WebServices, Args, Answer>,
  args: Args,
): Promise<Answer> {
  const [services, caller] = await Promise.all([web(), callerOrSignIn()]);
  try {
    return await operation.ask(services, caller, args);
  } catch (error) {
    return refuse(error, caller);
  }
}

/** The same page for whoever may not ask; before the first byte, since panels that stream cannot change the answer's status. */
export async function mayAsk<Args, Answer>(
  operation: Operation<WebServices, Args, Answer>,
  args: Args,
): Promise<void> {
  const [services, caller] = await Promise.all([web(), callerOrSignIn()]);
  try {
    await operation.check(services, caller, args);
  } catch (error) {
    refuse(error, caller);
  }
}

function refuse(error: unknown, caller: Caller): never {
  const status = refusedAs(error, caller);
  if (status === 404) notFound();
  if (status === 403) forbidden();
  throw error;
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
