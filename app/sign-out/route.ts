import { leavingTo } from '#app/_server/leaving.ts';
import { provesOrigin } from '#lib/identity/same-origin.ts';
import { signOut } from '#lib/identity/sign-out.ts';
import { web } from '#lib/runtime/web.ts';

/** Ends the session, with `everywhere` all of a person's, and then the one at the provider. */
export async function POST(request: Request): Promise<Response> {
  const [{ auth }, form] = await Promise.all([web(), request.formData()]);
  if (!provesOrigin('POST', (name) => request.headers.get(name), auth.signIn.url.origin))
    return new Response('this was not sent by a page of the portal', { status: 403 });
  const to = await signOut(auth, request.headers, form.get('everywhere') !== null);
  return leavingTo(to, URL.canParse(to) ? new URL(to).host : '');
}
