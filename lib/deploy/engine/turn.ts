import type { Run, RunFailure, RunState } from '#lib/domain/deploy/run.ts';
import type { RunNote } from '#lib/domain/deploy/run-note.ts';
import { appendAudit } from '#lib/store/audit.ts';
import type { Db } from '#lib/store/db.ts';
import { latestPlan, type StoredPlan } from '#lib/store/plans.ts';
import { moveRun } from '#lib/store/runs.ts';
import type { Job, LaneSteps } from '../job.ts';
import type { EngineServices } from './services.ts';

/** A run in hand, under a lease: what each state's handler gets. */
export type Turn = {
  readonly services: EngineServices;
  readonly job: Job;
  readonly lane: LaneSteps;
  readonly fence: number;
};

export type MoveWords = { readonly note?: RunNote; readonly failure?: RunFailure };

/** What an auditor wants to see of a run, beside the requests and approvals of people. */
const AUDITED: Partial<Record<RunState, 'done' | 'failed'>> = {
  applying: 'done',
  succeeded: 'done',
  failed: 'failed',
  'rolled-back': 'failed',
  'needs-attention': 'failed',
};

/** Moves the run under the lease's fence, with its audit row. @throws IllegalMove when a newer holder has written. */
export async function move(turn: Turn, to: RunState, words: MoveWords = {}, db?: Db): Promise<Run> {
  const { services, job, fence } = turn;
  const at = services.clock();
  // Whoever sees the new state finds the whole log.
  await job.log.flush();
  const failure = words.failure && { ...words.failure, cause: job.log.mask(words.failure.cause) };
  return (db ?? services.db).transaction(async (tx) => {
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
          lane: job.run.lane,
          commit: job.deployment.commit,
          ...(failure ? { cause: failure.cause.slice(0, 300) } : {}),
        },
      });
    }
    return moved;
  });
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
