import { type HeldBack, isHeld } from '#lib/domain/deploy/hold.ts';
import type { RunFailure } from '#lib/domain/deploy/run.ts';
import { type RunNote, runNote } from '#lib/domain/deploy/run-note.ts';
import { heldBack } from '#lib/holds/held-back.ts';
import { isOutage } from '#lib/store/outage.ts';
import { latestPlan, type StoredPlan, usePlan as spendPlan } from '#lib/store/plans.ts';
import { getRun } from '#lib/store/runs.ts';
import { noteOperation, openOperation } from '#lib/store/stack-operations.ts';
import { AwsSilent } from '../ask-again.ts';
import type { ApplyGate, ApplyOutcome } from '../job.ts';
import { failureOfStep, StepFailed } from '../step-failed.ts';
import { asCommitSays } from './fragment.ts';
import { openFiles, plan } from './planning.ts';
import { promotionMissing } from './promotion.ts';
import { checked, needRequest, noteOfCounted, planIsOver } from './proof.ts';
import { needNoDenial } from './rules.ts';
import { move, planOf, type Turn } from './turn.ts';
import { whyOvertaken } from './way-back.ts';

/** Applies the approved plan, or plans again when it was used or no longer fits. */
export async function apply(turn: Turn): Promise<void> {
  const { services, job, steps } = turn;
  const overtaken = await whyOvertaken(turn);
  if (overtaken) return void (await move(turn, 'superseded', { note: overtaken }));
  const missing = await promotionMissing(services, job);
  if (missing) throw new StepFailed('apply', 'deploy.not-promoted', missing);
  const stored = await planOf(turn);
  if (stored.plan.ahead)
    return planAgain(turn, runNote('need-deployed', { names: stored.plan.ahead.after.join(', ') }));
  if (stored.usedAt !== undefined) return planAgain(turn, runNote('plan-used'));
  const over = planIsOver(turn, stored);
  if (over) return void (await move(turn, 'expired', { note: over }));
  needNoDenial(turn, stored.plan);
  // The run's row says approved; the runner counts for itself, and by the rule of now.
  const counted = await checked(turn, stored);
  await needRequest(turn, counted);
  if (!counted.standing.satisfied) return planAgain(turn, await noteOfCounted(turn, counted));
  const files = await openFiles(turn, stored);
  const said = await asCommitSays(turn);
  const outcome = await steps.apply(said.job, stored, files, gateOf(turn, stored));
  await settle(turn, outcome);
}

/** A runner died while it applied: AWS says how far it came. */
export async function resume(turn: Turn): Promise<void> {
  const { services, job, steps } = turn;
  const stored = await latestPlan(services.db, job.run.id);
  job.log.say('the runner that applied this is gone; asking AWS how far it came');
  if (!stored) return planAgain(turn, runNote('no-plan'));
  try {
    const outcome = await steps.resume(job, stored, gateOf(turn, stored));
    if (outcome.kind === 'plan-again') await planAgain(turn, outcome.why);
    else await settle(turn, outcome);
  } catch (error) {
    if (error instanceof StepFailed || isOutage(error) || job.signal.aborted) throw error;
    await move(turn, 'needs-attention', { failure: whyUnclear(error) });
  }
}

/** A person asked something of AWS for a run that waits for one: it goes on from there, or keeps waiting. */
export async function operate(turn: Turn): Promise<void> {
  const { db } = turn.services;
  try {
    await resume(turn);
  } finally {
    const open = await openOperation(db, turn.job.run.id);
    if (open) await noteOperation(db, open, 'AWS has nothing of this run to do it with');
  }
}

/** AWS refused, or said nothing for as long as it was asked: in its own words. */
function whyUnclear(error: unknown): RunFailure {
  if (error instanceof AwsSilent) return { step: 'apply', code: 'aws.silent', cause: error.message };
  const failure = failureOfStep(error, 'apply');
  return failure.code === 'run.unexpected' ? { ...failure, code: 'run.unclear' } : failure;
}

async function settle(turn: Turn, outcome: ApplyOutcome): Promise<void> {
  switch (outcome.kind) {
    case 'applied':
      await move(turn, 'verifying');
      return;
    case 'held':
      turn.job.log.say('held back before anything was changed; it goes on when nothing holds it any more');
      return;
    case 'stale':
      return planAgain(turn, outcome.why);
    case 'failed':
      await move(turn, 'failed', { failure: outcome.failure });
      return;
    case 'needs-attention':
      await move(turn, 'needs-attention', { failure: outcome.failure });
      return;
    case 'rolled-back': {
      const run = await getRun(turn.services.db, turn.job.run.id);
      if (run?.state !== 'rolling-back') await move(turn, 'rolling-back', { failure: outcome.failure });
      await move(turn, 'rolled-back', { failure: outcome.failure });
    }
  }
}

export async function planAgain(turn: Turn, why: RunNote): Promise<void> {
  // The log is the run's own, in English; the sentence for it stands with the run's moves, in the reader's language.
  const cause = why.code.replace('note.', '').replaceAll('-', ' ');
  const about = Object.values(why.params).join(', ');
  turn.job.log.say(`planning again (${cause})${about ? `: ${about}` : ''}`);
  await move(turn, 'planning', { note: why });
  await plan(turn);
}

function gateOf(turn: Turn, { id: planId, plan: { content } }: StoredPlan): ApplyGate {
  return {
    async begin() {
      turn.job.signal.throwIfAborted();
      return turn.services.db.transaction(async (tx) => {
        const { services, job } = turn;
        // What was free when it was taken up may be held back by now: a clone and its tools take minutes.
        const found = await heldBack({ ...services, db: tx }, job.environment, job, content);
        if (isHeld(found)) return { kind: 'held' };
        if (!(await spendPlan(tx, planId))) return { kind: 'stale', why: runNote('plan-used') };
        await move(turn, 'applying', noteOfGlass(found), tx);
        return 'begun';
      });
    },
    async rollingBack(failure) {
      if (turn.job.run.state !== 'rolling-back') await move(turn, 'rolling-back', { failure });
    },
  };
}

/** What was applied past a hold says so for ever. */
function noteOfGlass({ holds, glass }: HeldBack): { readonly note?: RunNote } {
  if (holds.length === 0 || !glass) return {};
  const names = glass.given.map(({ by }) => by).join(', ');
  const past = holds.map((each) => (each.kind === 'line' ? 'line' : each.freeze.window)).join(', ');
  return {
    note: runNote('glass-broken', { names, past, why: glass.given.map(({ why }) => why).join(' / ') }),
  };
}
