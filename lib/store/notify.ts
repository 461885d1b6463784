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

/**
 * Calls `hear` for each notice. When the connection is lost it is made again after a second, and `resumed` is
 * called, since notices in between are gone.
 */
export function listen(url: string, hear: (notice: Notice) => void, resumed: () => void): Listener {
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function connect(again: boolean): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'yagura listen', keepAlive: true });
    client = next;
    next.on('error', () => undefined);
    next.on('end', () => retry());
    next.on('notification', ({ payload }) => payload && hear(JSON.parse(payload) as Notice));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      if (again) resumed();
    } catch {
      await next.end().catch(() => undefined);
      retry();
    }
  }

  function retry(): void {
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (!closed) void connect(true);
    }, 1_000);
  }

  void connect(false);
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
