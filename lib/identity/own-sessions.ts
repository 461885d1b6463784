import { and, desc, eq, gt } from 'drizzle-orm';
import type { OwnSession } from '#lib/domain/access/own-session.ts';
import { instant } from '#lib/domain/time.ts';
import { sessions } from '#lib/store/schema/identity.ts';
import type { Auth } from './auth.ts';
import type { SessionOf } from './session.ts';
import { auditSignIn, type SignInServices } from './sign-in-services.ts';

/** A person's sessions, the newest first. Everybody may see and end their own: no role gives or takes that. */
export async function ownSessions({ signIn }: Auth, own: SessionOf): Promise<readonly OwnSession[]> {
  const rows = await signIn.db
    .select()
    .from(sessions)
    .where(living(signIn, own.userId))
    .orderBy(desc(sessions.createdAt));
  return rows.map((row) => ({
    ...{ id: row.id, current: row.id === own.id },
    ...{ since: instant(row.createdAt.getTime()), until: instant(row.expiresAt.getTime()) },
    provider: (['oidc', 'github', 'demo'] as const).find((each) => each === row.provider),
    ...{ address: row.ipAddress || undefined, agent: row.userAgent || undefined },
  }));
}

/** Ends one session of a person, or all of them; streams that they hold open end within 30 s. @returns how many */
export async function endSessions(
  { signIn }: Auth,
  { userId }: SessionOf,
  which: { readonly id: string } | 'all',
): Promise<number> {
  return signIn.db.transaction(async (db) => {
    const one = which === 'all' ? undefined : eq(sessions.id, which.id);
    const ended = await db
      .delete(sessions)
      .where(and(living(signIn, userId), one))
      .returning({ id: sessions.id });
    const about = { sessions: ended.length, which: which === 'all' ? 'all' : 'one' };
    if (ended.length > 0)
      await auditSignIn({ db, now: signIn.now }, userId, 'session.revoked', 'done', about);
    return ended.length;
  });
}

const living = ({ now }: SignInServices, userId: string) =>
  and(eq(sessions.userId, userId), gt(sessions.expiresAt, new Date(now())));
