import { sql } from 'drizzle-orm';
import pg from 'pg';
import type { Notice } from '#lib/domain/topics.ts';
import type { Db } from './db.ts';
import { notices } from './schema/reading.ts';

const CHANNEL = 'yagura';

/** PostgreSQL refuses payloads from 8,000 bytes on, and with them the whole transaction: an id may be hostile. */
const LONGEST_ID = 200;

/** Tells every listening process, when the transaction commits, that something changed. */
export async function notify(db: Db, topic: Notice['topic'], id: string): Promise<void> {
  const short = id.slice(0, LONGEST_ID);
  await db.execute(sql`
    with numbered as (
      insert into ${notices} (topic, id, at) values (${topic}, ${short}, now()) returning seq
    )
    select pg_notify(${CHANNEL}, json_build_object('topic', ${topic}::text, 'id', ${short}::text, 'seq', seq)::text) from numbered
  `);
}

/** Keeps the table short; a browser that missed more than an hour reloads. */
export async function forgetOldNotices(db: Db): Promise<void> {
  await db.execute(sql`delete from ${notices} where at < now() - interval '1 hour'`);
}

export type Listener = { readonly close: () => Promise<void> };

export type ListenOptions = {
  /** Of the sign of life that is asked of the connection. */
  readonly beatEveryMs: number;
  /** A connection that answers later than this is given up. */
  readonly answerWithinMs: number;
};

/** pg-boss asks its own listening connection as often. */
const OPTIONS: ListenOptions = { beatEveryMs: 10_000, answerWithinMs: 5_000 };
const AGAIN_AFTER_MS = 1_000;

/**
 * Calls `hear` for each notice. A connection that is lost, or that has gone silent, is made again after a second, and
 * `resumed` is called, since notices in between are gone. A failover may leave a socket that never says a word: so the
 * connection is asked for a sign of life.
 */
export function listen(
  url: string,
  hear: (notice: Notice) => void,
  resumed: () => void,
  { beatEveryMs, answerWithinMs }: ListenOptions = OPTIONS,
): Listener {
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function connect(again: boolean): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'yagura listen',
      keepAlive: true,
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
    });
    client = next;
    next.on('error', () => lose(next));
    next.on('end', () => lose(next));
    next.on('notification', ({ payload }) => payload && hear(JSON.parse(payload) as Notice));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      if (again) resumed();
      beatLater(next);
    } catch {
      lose(next);
    }
  }

  function beatLater(current: pg.Client): void {
    if (closed || current !== client) return;
    timer = setTimeout(() => {
      current.query('select 1').then(
        () => beatLater(current),
        () => lose(current),
      );
    }, beatEveryMs);
  }

  /** However a connection ends, and however often it says so, one follows it. */
  function lose(lost: pg.Client): void {
    if (closed || lost !== client) return;
    client = undefined;
    clearTimeout(timer);
    lost.removeAllListeners('notification');
    lost.end().catch(() => undefined);
    timer = setTimeout(() => start(true), AGAIN_AFTER_MS);
  }

  function start(again: boolean): void {
    // What it expects to fail it handles itself; what `resumed` throws is a fault of ours, and no reason to listen no more.
    connect(again).catch(() => client && lose(client));
  }

  start(false);
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
