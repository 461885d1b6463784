import { eq } from 'drizzle-orm';
import { sessions } from '#lib/store/schema/identity.ts';
import type { Auth } from './auth.ts';
import { endSessions } from './own-sessions.ts';
import { SignInFailed } from './provider/problem.ts';
import { sessionOfRequest } from './session.ts';
import { auditSignIn, type SignInServices } from './sign-in-services.ts';
import { openHint } from './sign-out-hint.ts';

const SIGN_IN = '/sign-in';

/**
 * Ends the session here, or with `everywhere` all of this person's; a provider that does not answer keeps nobody signed in here.
 * @returns where the browser goes: the provider's own sign-out where it offers one, else our sign-in page
 */
export async function signOut(auth: Auth, headers: Headers, everywhere: boolean): Promise<string> {
  const session = await sessionOfRequest(auth, headers);
  if (!session) return SIGN_IN;
  const to = await atProvider(auth.signIn, session.id);
  if (everywhere) await endSessions(auth, session, 'all');
  await auth.api.signOut({ headers });
  await auditSignIn(auth.signIn, session.userId, 'sign-out', 'done', {});
  return to;
}

async function atProvider(services: SignInServices, sessionId: string): Promise<string> {
  const { db, secret, ways, url } = services;
  const [row] = await db
    .select({ provider: sessions.provider, hint: sessions.signOutHint })
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  const way = ways.find((each) => each.id === row?.provider);
  if (!way) return SIGN_IN;
  const idToken = row?.hint ? await openHint(row.hint, secret) : undefined;
  try {
    return (await way.signOutUrl(idToken, new URL(SIGN_IN, url)))?.href ?? SIGN_IN;
  } catch (error) {
    if (!(error instanceof SignInFailed)) throw error;
    services.refused({
      id: '-',
      provider: way.id,
      problem: error.problem,
      why: `sign-out: ${error.message}`,
    });
    return SIGN_IN;
  }
}
