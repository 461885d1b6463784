'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { web } from '#lib/runtime/web.ts';

/** Ends the session here and in the database. */
export async function signOut(): Promise<void> {
  const { auth } = await web();
  await auth.api.signOut({ headers: await headers() });
  redirect('/sign-in');
}
