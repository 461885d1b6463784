import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Caller } from '#lib/domain/access/caller.ts';
import { callerOfRequest } from '#lib/identity/session.ts';
import { web } from '#lib/runtime/web.ts';

/** Who asks for this page, once a request. */
export const caller = cache(async (): Promise<Caller | undefined> => {
  const services = await web();
  return callerOfRequest(services.auth, services.db, services.config.current(), await headers());
});

/** The caller, or the sign-in page. */
export async function callerOrSignIn(): Promise<Caller> {
  return (await caller()) ?? redirect('/sign-in');
}
