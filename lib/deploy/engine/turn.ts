import type { Run, RunFailure, RunState } from '#lib/domain/deploy/run.ts';
import type { RunNote } from '#lib/domain/deploy/run-note.ts';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import { appendAudit } from '#lib/store/audit.ts';
import type { Db } from '#lib/store/db.ts';
import { isOutage } from '#lib/store/outage.ts';
import { latestPlan, type StoredPlan } from '#lib/store/plans.ts';
import { IllegalMove, moveRun } from '#lib/store/run-moves.ts';
import { getRun } from '#lib/store/runs.ts';
import type { EngineSteps, Job } from '../job.ts';
import type { EngineServices } from './services.ts';

/** A run in hand, under a lease: what each state's handler gets. */
export type Turn = {
  readonly services: EngineServices;
  readonly job: Job;
  readonly steps: EngineSteps;
  readonly fence: number;
  /** Inside the transaction of a write: whether the environment is still held, renewed with it. */
  readonly hold: (tx: Db) => Promise<boolean>;
};

export type MoveWords = { readonly note?: RunNote; readonly failure?: RunFailure };

/** What an auditor wants to see of a run, beside the requests and approvals of people. */
const AUDITED: Partial<Record<RunState, 'done' | 'failed'>> = {
  applying: 'done',
  succeeded: 'done',
  failed: 'failed',
  expired: 'failed',
  'rolled-back': 'failed',
  'needs-attention': 'failed',
};

/** A write that was cut off is tried again this often, each time as soon as PostgreSQL answers. */
const TRIES = 5;

/**
 * Moves the run under the lease, with its audit row. Cut off while it was written, the run's row says whether it was.
 * @throws IllegalMove when a newer holder has the lease
 */
export async function move(turn: Turn, to: RunState, words: MoveWords = {}, tx?: Db): Promise<Run> {
  // Whoever sees the new state finds the whole log.
  await turn.job.log.flush();
  if (tx) return moveOnce(turn, to, words, tx);
  for (let tried = 1; ; tried += 1) {
    try {
      return await moveOnce(turn, to, words, turn.services.db);
    } catch (error) {
      if (!isOutage(error) || tried === TRIES) throw error;
      const run = await getRun(turn.services.db, turn.job.run.id);
      if (run?.state === to) return run;
    }
  }
}

async function moveOnce(turn: Turn, to: RunState, words: MoveWords, db: Db): Promise<Run> {
  const { services, job, fence } = turn;
  const at = services.clock();
  const failure = words.failure && {
    ...keysApart(words.failure),
    cause: job.log.mask(words.failure.cause),
  };
  return db.transaction(async (tx) => {
    await holdOrStop(turn, tx, to);
    const moved = await moveRun(tx, job.run.id, {
      to,
      at,
      actor: services.holder,
      fence,
      ...(words.note === undefined ? {} : { note: masked(words.note, job) }),
      ...(failure ? { failure } : {}),
    });
    const outcome = AUDITED[to];
    if (outcome) {
      await appendAudit(tx, {
        at,
        actor: services.holder,
        via: 'system',
        action: `run.${to}`,
        target: job.environment.key,
        outcome,
        details: {
          run: job.run.number,
          component: job.run.component,
          lane: job.run.lane,
          commit: job.deployment.commit,
          ...(failure ? { cause: failure.cause.slice(0, 300) } : {}),
        },
      });
    }
    return moved;
  });
}

/** Inside the transaction of a write. @throws IllegalMove when a newer holder has the environment */
export async function holdOrStop({ hold, job }: Turn, tx: Db, to: RunState): Promise<void> {
  if (!(await hold(tx))) throw new IllegalMove(job.run.id, 'under another lease', to);
}

/** The plan that counts. @throws Error when a state promises one and there is none. */
export async function planOf({ services, job }: Turn): Promise<StoredPlan> {
  const stored = await latestPlan(services.db, job.run.id);
  if (!stored) throw new Error(`run ${job.run.id} is ${job.run.state} and has no plan`);
  return stored;
}

const masked = ({ code, params, evidence }: RunNote, { log }: Job): RunNote => {
  const entries = Object.entries(params);
  return {
    code,
    params: Object.fromEntries(
      entries.map(([name, value]) => [name, typeof value === 'string' ? log.mask(value) : value]),
    ),
    evidence,
  };
};
