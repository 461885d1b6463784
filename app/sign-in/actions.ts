'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { OIDC_PROVIDER } from '#lib/identity/auth.ts';
import { signInPath, wayBack } from '#lib/identity/way-back.ts';
import { web } from '#lib/runtime/web.ts';

/** Signs in as one of the demo accounts; the endpoint exists only beside the embedded cloud. */
export async function signInAsDemo(form: FormData): Promise<void> {
  const { auth, env } = await web();
  const to = form.get('to');
  if (!env.demoSignIn) redirect(signInPath(to));
  const api = auth.api as unknown as {
    signInDemo: (ask: { body: { name: string }; headers: Headers }) => Promise<unknown>;
  };
  const problem = await refusalOf(
    api.signInDemo({ body: { name: String(form.get('account')) }, headers: await headers() }),
  );
  redirect(problem ? signInPath(to, 'demo') : wayBack(to));
}

/** Sends the browser to the identity provider, and from there to what was asked for. */
export async function signInByProvider(form: FormData): Promise<void> {
  const to = form.get('to');
  const { auth } = await web();
  const api = auth.api as unknown as {
    signInWithOAuth2: (ask: {
      body: { providerId: string; callbackURL: string };
      headers: Headers;
    }) => Promise<{ url: string }>;
  };
  const asked = api.signInWithOAuth2({
    body: { providerId: OIDC_PROVIDER, callbackURL: wayBack(to) },
    headers: await headers(),
  });
  redirect((await refusalOf(asked)) ? signInPath(to, 'provider') : (await asked).url);
}

/** A refusal becomes a sentence on the page and a line in the log; it is not passed over. */
async function refusalOf(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return false;
  } catch (error) {
    const { log } = await web();
    log.warn({ error: String(error) }, 'sign-in refused');
    return true;
  }
}
