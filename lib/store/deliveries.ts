import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Happening } from '#lib/domain/notify/happening.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { deliveries, happenings } from './schema/notify.ts';

/** A message that this sender alone holds, for a while. `tries` is its fence. */
export type ClaimedDelivery = {
  readonly id: string;
  readonly receiver: string;
  /** This one among them. */
  readonly tries: number;
  readonly happening: Happening;
  /** What the try before came to. */
  readonly failure?: Reason;
};

/** Takes messages of a receiver that are due, oldest first. A sender that dies lets them go when `hold` is over. */
export async function claimDeliveries(
  db: Db,
  receiver: string,
  most: number,
  hold: Millis,
): Promise<readonly ClaimedDelivery[]> {
  const due = db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.receiver, receiver),
        eq(deliveries.state, 'waiting'),
        sql`${deliveries.nextAt} <= now()`,
        sql`(${deliveries.heldUntil} is null or ${deliveries.heldUntil} <= now())`,
      ),
    )
    .orderBy(deliveries.nextAt, deliveries.id)
    .limit(most)
    .for('update', { skipLocked: true });
  const taken = await db
    .update(deliveries)
    .set({
      tries: sql`${deliveries.tries} + 1`,
      heldUntil: sql`now() + make_interval(secs => ${hold / 1_000})`,
    })
    .where(inArray(deliveries.id, due))
    .returning({
      ...{ id: deliveries.id, tries: deliveries.tries, happeningId: deliveries.happeningId },
      failure: deliveries.failure,
    });
  if (taken.length === 0) return [];
  const rows = await db
    .select({ id: happenings.id, value: happenings.value })
    .from(happenings)
    .where(
      inArray(
        happenings.id,
        taken.map(({ happeningId }) => happeningId),
      ),
    );
  const values = new Map(rows.map(({ id, value }) => [id, value]));
  return taken.flatMap(({ id, tries, happeningId, failure }) => {
    const happening = values.get(happeningId);
    return happening ? [{ id, receiver, tries, happening, ...(failure ? { failure } : {}) }] : [];
  });
}

/** What a try came to. `again` undefined with a failure: it is given up. */
export type Outcome =
  | { readonly sent: Instant }
  | { readonly failure: Reason; readonly again: Instant | undefined };

/** Keeps what came of a try; a later holder's word stands over an earlier one's. */
export async function settleDelivery(
  db: Db,
  { id, tries }: Pick<ClaimedDelivery, 'id' | 'tries'>,
  outcome: Outcome,
): Promise<void> {
  await db
    .update(deliveries)
    .set({
      heldUntil: null,
      ...('sent' in outcome
        ? { state: 'sent', sentAt: outcome.sent, failure: null }
        : {
            state: outcome.again === undefined ? 'failed' : 'waiting',
            failure: outcome.failure,
            ...(outcome.again === undefined ? {} : { nextAt: outcome.again }),
          }),
    })
    .where(and(eq(deliveries.id, id), eq(deliveries.tries, tries), eq(deliveries.state, 'waiting')));
  await notify(db, 'notification', '*');
}

/** Messages to receivers that `portal.yaml` names no more: nobody would ever take them up. */
export async function giveUpUnknown(db: Db, known: readonly string[]): Promise<void> {
  await db
    .update(deliveries)
    .set({ state: 'failed', failure: reason('no-receiver') })
    .where(
      and(
        eq(deliveries.state, 'waiting'),
        known.length > 0 ? notInArray(deliveries.receiver, [...known]) : undefined,
      ),
    );
}

/** Tries a message again that was given up, from the first wait on. @returns false where none was */
export async function sendAgain(db: Db, id: string, at: Instant): Promise<boolean> {
  const rows = await db
    .update(deliveries)
    .set({ state: 'waiting', nextAt: at, tries: 0 })
    .where(and(eq(deliveries.id, id), eq(deliveries.state, 'failed')))
    .returning({ id: deliveries.id });
  if (rows.length > 0) await notify(db, 'notification', '*');
  return rows.length > 0;
}

/** The happening that a message tells of. */
export async function happeningOfDelivery(db: Db, id: string): Promise<Happening | undefined> {
  const [row] = await db
    .select({ value: happenings.value })
    .from(deliveries)
    .innerJoin(happenings, eq(happenings.id, deliveries.happeningId))
    .where(eq(deliveries.id, id));
  return row?.value;
}

/** How many wait and how many were given up, by receiver. */
export async function deliveryCounts(
  db: Db,
): Promise<
  ReadonlyMap<string, { readonly waiting: number; readonly failed: number; readonly sent: number }>
> {
  const rows = await db
    .select({
      receiver: deliveries.receiver,
      waiting: sql<number>`count(*) filter (where state = 'waiting')::int`,
      failed: sql<number>`count(*) filter (where state = 'failed')::int`,
      sent: sql<number>`count(*) filter (where state = 'sent')::int`,
    })
    .from(deliveries)
    .groupBy(deliveries.receiver);
  return new Map(rows.map(({ receiver, ...counts }) => [receiver, counts]));
}
