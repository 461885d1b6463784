import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Caller } from '#lib/domain/access/caller.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { signInPath } from '#lib/identity/way-back.ts';
import { web } from '#lib/runtime/web.ts';

/** Who asks for this page, once a request. */
export const caller = cache(async (): Promise<Caller | undefined> => {
  const services = await web();
  return callerOfRequest(services.auth, services.db, services.config.current(), await headers());
});

/** The caller, or the sign-in page, which leads back to what was asked for. */
export async function callerOrSignIn(): Promise<Caller> {
  return (await caller()) ?? redirect(signInPath((await headers()).get('x-asked')));
}
