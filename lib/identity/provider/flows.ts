import { createHash, randomBytes } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#lib/store/db.ts';
import { verifications } from '#lib/store/schema/identity.ts';
import { SignInFailed } from './problem.ts';
import type { Flow } from './way-in.ts';

/** Long enough for a second factor, short enough that nobody finds an open one. */
export const FLOW_SECONDS = 600;

/** A sign-in that was begun: what it needs to end, and what binds it to one browser. */
type Begun = Flow & { readonly cookie: string; readonly secret: string };

const secret = () => randomBytes(32).toString('base64url');
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const identifierOf = (state: string) => `sign-in:${hash(state)}`;
/** A cookie for each, so that two tabs may sign in at once. */
const cookieOf = (state: string) => `yagura.sign-in.${hash(state).slice(0, 12)}`;

const kept = z.object({
  provider: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  to: z.string(),
  fresh: z.boolean().default(false),
  secretHash: z.string(),
});

/** Keeps a new sign-in in the database; old ones that nobody ended go. */
export async function beginFlow(
  db: Db,
  now: number,
  about: {
    readonly provider: string;
    readonly redirectUri: string;
    readonly to: string;
    readonly fresh: boolean;
  },
): Promise<Begun> {
  const begun = { state: secret(), nonce: secret(), verifier: secret(), secret: secret() };
  const { nonce, verifier } = begun;
  const value: z.infer<typeof kept> = { ...about, nonce, verifier, secretHash: hash(begun.secret) };
  await db.delete(verifications).where(lt(verifications.expiresAt, new Date(now)));
  await db.insert(verifications).values({
    id: hash(secret()),
    identifier: identifierOf(begun.state),
    value: JSON.stringify(value),
    expiresAt: new Date(now + FLOW_SECONDS * 1_000),
  });
  return { ...begun, redirectUri: about.redirectUri, fresh: about.fresh, cookie: cookieOf(begun.state) };
}

/**
 * The sign-in that a state belongs to, once: it is gone afterwards, whatever comes of it.
 * @param cookie reads a cookie of the browser that came back
 * @throws SignInFailed `expired` when it is unknown, old, used, another provider's or another browser's
 */
export async function takeFlow(
  db: Db,
  now: number,
  provider: string,
  state: string,
  cookie: (name: string) => string | null | undefined,
): Promise<Flow & { readonly to: string; readonly cookie: string }> {
  const name = cookieOf(state);
  const brought = cookie(name);
  if (!brought) throw new SignInFailed('expired', 'this browser did not begin the sign-in');
  const [row] = await db
    .delete(verifications)
    .where(and(eq(verifications.identifier, identifierOf(state))))
    .returning();
  if (!row) throw new SignInFailed('expired', 'no such sign-in, or it was used');
  const begun = kept.parse(JSON.parse(row.value));
  if (row.expiresAt.getTime() <= now) throw new SignInFailed('expired', 'the sign-in took too long');
  if (begun.secretHash !== hash(brought))
    throw new SignInFailed('expired', 'another browser began the sign-in');
  if (begun.provider !== provider) throw new SignInFailed('expired', 'the sign-in is of another provider');
  const { nonce, verifier, redirectUri, to, fresh } = begun;
  return { state, nonce, verifier, redirectUri, to, fresh, cookie: name };
}
