import { and, desc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Delivery, DeliveryState, Told } from '#lib/domain/notify/delivery.ts';
import { type Happening, messageId } from '#lib/domain/notify/happening.ts';
import { type Addressed, type Mute, mutedBy } from '#lib/domain/notify/routing.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { deliveries, happenings } from './schema/notify.ts';

/** Writes what happened; call it in the transaction of the cause. The same id again changes nothing. */
export async function putHappening(db: Db, happening: Happening): Promise<void> {
  const { id, subject, state, environment = null, at } = happening;
  const written = await db
    .insert(happenings)
    .values({ id, subject, state, environment, at, value: happening })
    .onConflictDoNothing()
    .returning({ id: happenings.id });
  if (written.length > 0) await notify(db, 'notification', environment ?? '*');
}

/** The newest of a matter. */
export async function lastOfSubject(db: Db, subject: string): Promise<Happening | undefined> {
  const [row] = await db
    .select({ value: happenings.value })
    .from(happenings)
    .where(eq(happenings.subject, subject))
    .orderBy(desc(happenings.at), desc(happenings.id))
    .limit(1);
  return row?.value;
}

/**
 * Decides of what nobody has decided yet who is told, each in one transaction with the messages that follow.
 * @returns how many were decided
 */
export async function routeHappenings(
  db: Db,
  decide: (happening: Happening) => readonly Addressed[],
  mutes: readonly Mute[],
  now: Instant,
): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: happenings.id, value: happenings.value })
      .from(happenings)
      .where(isNull(happenings.routedAt))
      .orderBy(happenings.at)
      .limit(100)
      .for('update', { skipLocked: true });
    for (const { id, value } of rows) {
      const to = decide(value);
      const held = mutedBy(value, mutes, now) ? 'muted' : undefined;
      const state: DeliveryState = held ?? ((await isAcknowledged(tx, value)) ? 'acknowledged' : 'waiting');
      if (to.length > 0)
        await tx
          .insert(deliveries)
          .values(
            to.map(({ receiver, notBefore }) => ({
              ...{ id: messageId(id, receiver), happeningId: id, receiver, state, tries: 0 },
              nextAt: notBefore,
            })),
          )
          .onConflictDoNothing();
      await tx.update(happenings).set({ routedAt: now }).where(eq(happenings.id, id));
    }
    return rows.length;
  });
}

/** Somebody has this matter in hand, and it has not ended since. That it ends is told in any case. */
async function isAcknowledged(db: Db, { subject, state, at }: Happening): Promise<boolean> {
  if (state !== 'open') return false;
  const rows = await db.execute(sql`
    select 1 from ${happenings} taken
    where taken.subject = ${subject} and taken.acknowledged_at is not null and taken.at < ${new Date(at).toISOString()}::timestamptz
      and not exists (
        select 1 from ${happenings} ended where ended.subject = taken.subject and ended.state = 'over'
          and ended.at >= taken.at and ended.at < ${new Date(at).toISOString()}::timestamptz)
    limit 1`);
  return rows.rows.length > 0;
}

/**
 * Takes a matter in hand: the happening and every earlier one of its subject. What still waits of it is not sent.
 * @returns false where there is no such happening, or somebody has it already
 */
export async function acknowledge(db: Db, id: string, by: string, at: Instant): Promise<boolean> {
  const [row] = await db
    .update(happenings)
    .set({ acknowledgedBy: by, acknowledgedAt: at })
    .where(and(eq(happenings.id, id), isNull(happenings.acknowledgedAt)))
    .returning({ subject: happenings.subject });
  if (!row) return false;
  const same = db
    .select({ id: happenings.id })
    .from(happenings)
    .where(and(eq(happenings.subject, row.subject), eq(happenings.state, 'open')));
  await db
    .update(deliveries)
    .set({ state: 'acknowledged' })
    .where(and(eq(deliveries.state, 'waiting'), inArray(deliveries.happeningId, same)));
  await notify(db, 'notification', '*');
  return true;
}

export async function getHappening(db: Db, id: string): Promise<Happening | undefined> {
  const [row] = await db.select({ value: happenings.value }).from(happenings).where(eq(happenings.id, id));
  return row?.value;
}

/** Newest first, with what became of each. @param environments those and what is about the portal itself */
export async function toldSince(
  db: Db,
  environments: readonly string[],
  limit: number,
): Promise<readonly Told[]> {
  const rows = await db
    .select()
    .from(happenings)
    .where(
      sql`(${happenings.environment} is null or ${happenings.environment} = any(${sql.param([...environments])}::text[]))`,
    )
    .orderBy(desc(happenings.at), desc(happenings.id))
    .limit(limit);
  const messages = await deliveriesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, value, routedAt, acknowledgedBy, acknowledgedAt }) => ({
    happening: value,
    deliveries: messages.get(id) ?? [],
    routed: routedAt !== null,
    ...(acknowledgedBy !== null && acknowledgedAt !== null
      ? { acknowledged: { by: acknowledgedBy, at: acknowledgedAt } }
      : {}),
  }));
}

/** What became of runs since a moment, oldest first. */
export async function runHappeningsSince(
  db: Db,
  environments: readonly string[],
  since: Instant,
  limit: number,
): Promise<readonly Happening[]> {
  const rows = await db
    .select({ value: happenings.value })
    .from(happenings)
    .where(
      and(
        sql`${happenings.environment} = any(${sql.param([...environments])}::text[])`,
        sql`${happenings.subject} like 'run:%'`,
        gt(happenings.at, since),
      ),
    )
    .orderBy(desc(happenings.at))
    .limit(limit);
  return rows.map(({ value }) => value).toReversed();
}

async function deliveriesOf(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Delivery[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(deliveries)
    .where(sql`${deliveries.happeningId} = any(${sql.param([...ids])}::text[])`)
    .orderBy(deliveries.receiver);
  const grouped = Map.groupBy(rows, ({ happeningId }) => happeningId);
  return new Map(
    [...grouped].map(([id, all]) => [
      id,
      all.map(({ id: own, receiver, state, tries, nextAt, sentAt, failure }) => ({
        ...{ id: own, receiver, state, tries, nextAt },
        ...(sentAt === null ? {} : { sentAt }),
        ...(failure === null ? {} : { failure }),
      })),
    ]),
  );
}

/** What was told and has ended: kept as long as runs are read back. The newest of each matter stays. */
export async function forgetHappenings(db: Db, before: Instant): Promise<void> {
  await db
    .delete(happenings)
    .where(
      and(
        lt(happenings.at, before),
        sql`exists (select 1 from ${happenings} newer where newer.subject = ${happenings.subject} and newer.at > ${happenings.at})`,
        sql`not exists (select 1 from ${deliveries} d where d.happening_id = ${happenings.id} and d.state = 'waiting')`,
      ),
    );
}
