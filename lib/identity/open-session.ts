import type { GenericEndpointContext } from 'better-auth';
import { getSessionFromCtx } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { eq } from 'drizzle-orm';
import { sessions } from '#lib/store/schema/identity.ts';
import { clientOf } from './client.ts';
import { auditSignIn, type SignInServices } from './sign-in-services.ts';
import { sealHint } from './sign-out-hint.ts';

const MOST_OF_A_BROWSERS_NAME = 300;

/** Opens a session of this person in this browser; one that it had ends. The audit says so first. */
export async function openSession(
  ctx: GenericEndpointContext,
  services: SignInServices,
  about: {
    readonly userId: string;
    readonly provider: string;
    readonly idToken?: string | undefined;
    readonly authenticatedAt?: number | undefined;
  },
): Promise<void> {
  const { userId, provider, idToken, authenticatedAt } = about;
  const { internalAdapter } = ctx.context;
  const user = await internalAdapter.findUserById(userId);
  if (!user) throw new Error('a person who was just written is not there');
  const before = await getSessionFromCtx(ctx, { disableCookieCache: true });
  const headers = ctx.headers ?? new Headers();
  await auditSignIn(services, userId, 'sign-in', 'done', { provider, address: clientOf(headers) });
  const session = await internalAdapter.createSession(userId, false, {
    ipAddress: clientOf(headers),
    userAgent: (headers.get('user-agent') ?? '').slice(0, MOST_OF_A_BROWSERS_NAME),
  });
  const signOutHint = idToken === undefined ? null : await sealHint(idToken, services.secret);
  await services.db
    .update(sessions)
    .set({
      ...{ provider, signOutHint },
      authenticatedAt: authenticatedAt === undefined ? null : new Date(authenticatedAt),
    })
    .where(eq(sessions.id, session.id));
  if (before) await internalAdapter.deleteSession(before.session.token);
  await setSessionCookie(ctx, { session, user });
}
