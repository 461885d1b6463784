import { createHash } from 'node:crypto';
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { type ForgePost, postKey } from '#lib/domain/forge/post.ts';
import type { Reason } from '#lib/domain/reason.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import type { Db } from './db.ts';
import { forgeAgain, forgePosts } from './schema/forge.ts';

/** A post that this sender alone holds, for a while. */
export type ClaimedPost = {
  readonly id: string;
  readonly repository: string;
  readonly wanted: ForgePost;
  readonly digest: string;
  readonly remote: string | undefined;
  /** This one among them, since what is wanted last changed. */
  readonly tries: number;
  /** Somebody may have sent it before and not lived to say so. */
  readonly fence: number;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Says what is to stand; the same again changes nothing, and what stands already is not sent again. */
export async function wantPost(db: Db, repository: string, wanted: ForgePost, at: Instant): Promise<void> {
  const wantedDigest = sha256(JSON.stringify(wanted));
  const id = sha256(`${repository} ${postKey(wanted)}`).slice(0, 32);
  await db
    .insert(forgePosts)
    .values({
      ...{ id, repository, wanted, wantedDigest, state: 'waiting' as const },
      ...{ tries: 0, fence: 0, nextAt: at, changedAt: at },
    })
    .onConflictDoUpdate({
      target: forgePosts.id,
      set: {
        ...{ wanted: sql`excluded.wanted`, wantedDigest: sql`excluded.wanted_digest` },
        ...{ state: 'waiting', tries: 0, nextAt: at, changedAt: at, failure: null },
      },
      setWhere: sql`${forgePosts.wantedDigest} <> excluded.wanted_digest`,
    });
}

/**
 * Has the checks sent again that somebody at a forge has run again. Whoever holds one of them settles nothing: it may have been
 * sent before the forge took it back.
 */
export async function takeAgain(db: Db, at: Instant): Promise<number> {
  return db.transaction(async (tx) => {
    const wished = await tx.delete(forgeAgain).returning();
    let again = 0;
    for (const { repository, commit } of wished) {
      const sent = await tx
        .update(forgePosts)
        .set({ state: 'waiting', tries: 0, fence: sql`${forgePosts.fence} + 1`, nextAt: at, heldUntil: null })
        .where(
          and(
            eq(forgePosts.repository, repository),
            sql`${forgePosts.wanted}->>'kind' = 'check'`,
            sql`${forgePosts.wanted}->>'commit' = ${commit}`,
          ),
        )
        .returning({ id: forgePosts.id });
      again += sent.length;
    }
    return again;
  });
}

/** Takes posts of a repository that are due, oldest first. A sender that dies lets them go when `hold` is over. */
export async function claimPosts(
  db: Db,
  repository: string,
  most: number,
  hold: Millis,
): Promise<readonly ClaimedPost[]> {
  const due = db
    .select({ id: forgePosts.id })
    .from(forgePosts)
    .where(
      and(
        eq(forgePosts.repository, repository),
        eq(forgePosts.state, 'waiting'),
        sql`${forgePosts.nextAt} <= now()`,
        sql`(${forgePosts.heldUntil} is null or ${forgePosts.heldUntil} <= now())`,
      ),
    )
    .orderBy(forgePosts.nextAt, forgePosts.id)
    .limit(most)
    .for('update', { skipLocked: true });
  const taken = await db
    .update(forgePosts)
    .set({
      tries: sql`${forgePosts.tries} + 1`,
      fence: sql`${forgePosts.fence} + 1`,
      heldUntil: sql`now() + make_interval(secs => ${hold / 1_000})`,
    })
    .where(inArray(forgePosts.id, due))
    .returning();
  return taken.map(({ id, wanted, wantedDigest, remote, tries, fence }) => ({
    ...{ id, repository, wanted, digest: wantedDigest, tries, fence },
    remote: remote ?? undefined,
  }));
}

/** What a try came to. `again` undefined with a failure: it is given up until what is wanted changes. */
export type PostOutcome =
  | { readonly sent: Instant; readonly remote: string }
  | { readonly failure: Reason; readonly again: Instant | undefined };

/** Keeps what came of a try. What was wanted in the meantime still waits, and knows what there is at the forge. */
export async function settlePost(
  db: Db,
  { id, fence, digest }: Pick<ClaimedPost, 'id' | 'fence' | 'digest'>,
  outcome: PostOutcome,
): Promise<void> {
  const mine = and(eq(forgePosts.id, id), eq(forgePosts.fence, fence));
  const asClaimed = and(mine, eq(forgePosts.wantedDigest, digest));
  if ('sent' in outcome) {
    const { sent, remote } = outcome;
    await db.update(forgePosts).set({ heldUntil: null, remote, sentDigest: digest }).where(mine);
    await db.update(forgePosts).set({ state: 'sent', sentAt: sent, failure: null }).where(asClaimed);
    return;
  }
  const { failure, again } = outcome;
  await db.update(forgePosts).set({ heldUntil: null }).where(mine);
  await db
    .update(forgePosts)
    .set({ failure, ...(again === undefined ? { state: 'failed' } : { nextAt: again }) })
    .where(asClaimed);
}

/** Old ones, which nobody looks at any more; those of repositories that `portal.yaml` names no more are among them in time. */
export async function forgetPosts(db: Db, before: Instant): Promise<void> {
  await db.delete(forgePosts).where(lt(forgePosts.changedAt, before));
}

/** How many wait, stand and were given up, with the newest failure, by repository. */
export async function postCounts(db: Db): Promise<ReadonlyMap<string, PostCounts>> {
  const of = (state: 'waiting' | 'sent' | 'failed') =>
    sql<number>`count(*) filter (where ${forgePosts.state} = ${state})::int`;
  const rows = await db
    .select({
      ...{
        repository: forgePosts.repository,
        waiting: of('waiting'),
        sent: of('sent'),
        failed: of('failed'),
      },
      failure: sql<Reason | null>`(array_agg(${forgePosts.failure} order by ${forgePosts.changedAt} desc)
        filter (where ${forgePosts.failure} is not null))[1]`,
    })
    .from(forgePosts)
    .groupBy(forgePosts.repository);
  return new Map(
    rows.map(({ repository, failure, ...counts }) => [
      repository,
      { ...counts, ...(failure ? { failure } : {}) },
    ]),
  );
}

export type PostCounts = Readonly<Record<'waiting' | 'sent' | 'failed', number>> & {
  readonly failure?: Reason;
};
