import { and, asc, desc, eq, gt } from 'drizzle-orm';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { runLog } from './schema/deploy.ts';

export type RunLogLine = Omit<typeof runLog.$inferSelect, 'runId'>;

/** Appends masked lines; one notice a batch. */
export async function appendRunLog(
  db: Db,
  runId: string,
  lines: readonly { readonly at: Instant; readonly stream: RunLogLine['stream']; readonly line: string }[],
): Promise<void> {
  if (lines.length === 0) return;
  await db.insert(runLog).values(lines.map((each) => ({ runId, ...each })));
  await notify(db, 'run-log', runId);
}

export async function runLogAfter(
  db: Db,
  runId: string,
  seq: number,
  limit: number,
): Promise<readonly RunLogLine[]> {
  return db
    .select({ seq: runLog.seq, at: runLog.at, stream: runLog.stream, line: runLog.line })
    .from(runLog)
    .where(and(eq(runLog.runId, runId), gt(runLog.seq, seq)))
    .orderBy(asc(runLog.seq))
    .limit(limit);
}

/** When the newest line of that stream was heard; undefined when there is none. */
export async function lastLineAt(
  db: Db,
  runId: string,
  stream: RunLogLine['stream'],
): Promise<Instant | undefined> {
  const [row] = await db
    .select({ at: runLog.at })
    .from(runLog)
    .where(and(eq(runLog.runId, runId), eq(runLog.stream, stream)))
    .orderBy(desc(runLog.seq))
    .limit(1);
  return row?.at;
}
