'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { OIDC_PROVIDER } from '#lib/identity/auth.ts';
import { web } from '#lib/runtime/web.ts';

/** Signs in as one of the demo accounts; the endpoint exists only beside the embedded cloud. */
export async function signInAsDemo(form: FormData): Promise<void> {
  const { auth, env } = await web();
  if (!env.demoSignIn) redirect('/sign-in');
  const api = auth.api as unknown as {
    signInDemo: (ask: { body: { name: string }; headers: Headers }) => Promise<unknown>;
  };
  await api.signInDemo({ body: { name: String(form.get('account')) }, headers: await headers() });
  redirect('/');
}

/** Sends the browser to the identity provider. */
export async function signInByProvider(): Promise<void> {
  const { auth } = await web();
  const api = auth.api as unknown as {
    signInWithOAuth2: (ask: {
      body: { providerId: string; callbackURL: string };
      headers: Headers;
    }) => Promise<{ url: string }>;
  };
  const { url } = await api.signInWithOAuth2({
    body: { providerId: OIDC_PROVIDER, callbackURL: '/' },
    headers: await headers(),
  });
  redirect(url);
}
