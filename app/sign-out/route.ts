import { leavingTo } from '#app/_server/leaving.ts';
import { provesOrigin } from '#lib/identity/same-origin.ts';
import { signOut } from '#lib/identity/sign-out.ts';
import { freshSignInPath, signInPath } from '#lib/identity/way-back.ts';
import { web } from '#lib/runtime/web.ts';

/** Ends the session, with `everywhere` all of a person's, and then the one at the provider. */
export async function POST(request: Request): Promise<Response> {
  // What is no form asks for nothing more than to be signed out.
  const [{ auth }, form] = await Promise.all([web(), request.formData().catch(() => new FormData())]);
  if (!provesOrigin('POST', (name) => request.headers.get(name), auth.signIn.url.origin))
    return new Response('this was not sent by a page of the portal', { status: 403 });
  const signedOut = await signOut(auth, request.headers, form.get('everywhere') !== null);
  // Who proves anew who they are stays signed in at the provider, which asks them again.
  if (form.get('fresh') !== null) return leavingTo(freshSignInPath(form.get('to')), '');
  // Who signs in anew for one page is led back to it; a provider's own sign-out keeps no way back.
  const to = signedOut === signInPath('/') ? signInPath(form.get('to')) : signedOut;
  return leavingTo(to, URL.canParse(to) ? new URL(to).host : '');
}
