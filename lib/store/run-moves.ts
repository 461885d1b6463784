import { and, eq, lte } from 'drizzle-orm';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import {
  canMove,
  isFinal,
  type Run,
  type RunFailure,
  type RunState,
  type RunStep,
} from '#lib/domain/deploy/run.ts';
import { noteToText, type RunNote } from '#lib/domain/deploy/run-note.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { happeningOfRun, isTold } from '#lib/domain/notify/of-run.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { putHappening } from './happenings.ts';
import { notify } from './notify.ts';
import { toRun } from './runs.ts';
import { deployments, runEvents, runs } from './schema/deploy.ts';

/** In the order in which they are to be deployed. */
export type NewRun = Pick<Run, 'id' | 'component' | 'tool' | 'lane' | 'needs'>;

/** Writes the request and its runs, each in `requested`. */
export async function insertDeployment(
  db: Db,
  deployment: Omit<Deployment, 'runs'>,
  wanted: readonly NewRun[],
  /** Of what it takes the place of. */
  note?: RunNote,
): Promise<Deployment> {
  await db.insert(deployments).values(deployment);
  const made: Run[] = [];
  for (const [position, run] of wanted.entries()) {
    const { id } = run;
    const now = deployment.requestedAt;
    const deploymentId = deployment.id;
    const [row] = await db
      .insert(runs)
      .values({ ...run, deploymentId, position, state: 'requested', createdAt: now, updatedAt: now })
      .returning();
    if (!row) throw new Error(`run ${id} was not written`);
    await db.insert(runEvents).values({
      ...{ runId: id, at: now, to: 'requested', actor: deployment.requestedBy },
      note: note === undefined ? null : noteToText(note),
    });
    await notify(db, 'run', id);
    made.push(toRun(row));
  }
  return { ...deployment, runs: made };
}

export type Move = {
  readonly to: RunState;
  readonly at: Instant;
  readonly actor: string;
  readonly note?: RunNote;
  readonly failure?: RunFailure;
  /** Token of the lease under which this is written; a lower one than the row's is refused. */
  readonly fence?: number;
};

/**
 * Moves a run, appends the event and says so, in one transaction.
 * @throws IllegalMove when the run is elsewhere by now, or when a newer lease holder has written.
 */
export async function moveRun(db: Db, runId: string, move: Move): Promise<Run> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(runs).where(eq(runs.id, runId)).for('update');
    if (!row) throw new IllegalMove(runId, 'absent', move.to);
    if (!canMove(row.state, move.to)) throw new IllegalMove(runId, row.state, move.to);
    if (move.fence !== undefined && move.fence < row.fence)
      throw new IllegalMove(runId, `fence ${row.fence}`, move.to);
    const [moved] = await tx
      .update(runs)
      .set({
        state: move.to,
        updatedAt: move.at,
        ...(move.fence === undefined ? {} : { fence: move.fence }),
        ...(move.failure === undefined ? {} : { failure: move.failure }),
        ...(isFinal(move.to) ? { finishedAt: move.at } : {}),
      })
      .where(eq(runs.id, runId))
      .returning();
    const [event] = await tx
      .insert(runEvents)
      .values({
        runId,
        at: move.at,
        from: row.state,
        to: move.to,
        actor: move.actor,
        note: move.note === undefined ? null : noteToText(move.note),
      })
      .returning({ seq: runEvents.seq });
    await notify(tx, 'run', runId);
    const run = toRun(moved ?? row);
    await tell(tx, run, event?.seq ?? 0, move.at);
    return run;
  });
}

/** Whoever wants to hear of it is told by the collector, from a row of the same transaction. */
async function tell(tx: Db, run: Run, event: number, at: Instant): Promise<void> {
  if (!isTold(run.state)) return;
  const [of] = await tx
    .select({
      environment: deployments.environment,
      subject: deployments.subject,
      requestedBy: deployments.requestedBy,
    })
    .from(deployments)
    .where(eq(deployments.id, run.deploymentId));
  const happening =
    of && happeningOfRun({ ...run, ...of, environment: of.environment as EnvironmentKey }, event, at);
  if (happening) await putHappening(tx, happening);
}

/** The run is not where the writer believed it to be. */
export class IllegalMove extends Error {
  constructor(runId: string, from: string, to: string) {
    super(`run ${runId} cannot go from ${from} to ${to}`);
    this.name = 'IllegalMove';
  }
}

/** Where a run stands within its state. Nothing is written once a holder of a higher fence has moved it. */
export async function setStep(
  db: Db,
  runId: string,
  step: RunStep,
  at: Instant,
  fence?: number,
): Promise<void> {
  const mine = fence === undefined ? undefined : lte(runs.fence, fence);
  await db
    .update(runs)
    .set({ step, updatedAt: at })
    .where(and(eq(runs.id, runId), mine));
  await notify(db, 'run', runId);
}
