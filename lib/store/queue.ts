import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Db } from './db.ts';

/** The doorbell: wakes a runner for a run. The run's row, not the job, says what is to be done. */
export type RunQueue = { readonly ring: (db: Db, runId: string) => Promise<void> };

export const RUN_QUEUE = 'run';

/** pg-boss as its owner: makes its schema and our queue. Called by `migrate` alone. */
export async function prepareQueue(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'yagura migrate',
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue(RUN_QUEUE, { notify: true, retryLimit: 0, expireInSeconds: 60 });
  await boss.updateQueue(RUN_QUEUE, { notify: true, retryLimit: 0, expireInSeconds: 60 });
  await boss.stop({ graceful: false });
}

/** Sends inside the caller's transaction: the job exists exactly when its run does. */
export function runQueue(boss: PgBoss): RunQueue {
  return {
    async ring(db, runId) {
      await boss.send(RUN_QUEUE, { runId }, { db: fromDrizzle(db, sql) });
    },
  };
}

/** A pg-boss that only sends or works: it never changes its own schema. */
export async function openBoss(
  url: string,
  application: string,
  onError: (error: Error) => void,
): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: application,
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
    max: 3,
  });
  boss.on('error', onError);
  await boss.start();
  return boss;
}
