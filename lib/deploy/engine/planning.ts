import { planDifference } from '#lib/domain/deploy/plan-difference.ts';
import { type RunNote, runNote } from '#lib/domain/deploy/run-note.ts';
import { minutes } from '#lib/domain/time.ts';
import { getBlob, latestPlan, putBlob, putPlan, type StoredPlan } from '#lib/store/plans.ts';
import { askAgain } from '../ask-again.ts';
import type { MadePlan } from '../job.ts';
import { hashOf, seal, unseal } from '../sealed.ts';
import { asCommitSays, sayUnread } from './fragment.ts';
import { checked, noteOfCounted, signPlan } from './proof.ts';
import { judged, needNoDenial } from './rules.ts';
import { move, planOf, type Turn } from './turn.ts';

/** Nothing is changed by a plan, so one that AWS broke off is made anew; somebody waits for it. */
const PLANNING_PATIENCE = minutes(5);

/** Plans, stores the plan with its sealed files, and says how it differs from the one before. */
export async function plan(asked: Turn): Promise<void> {
  await sayUnread(asked);
  const turn = await asCommitSays(asked);
  const { services, job, steps } = turn;
  const before = await latestPlan(services.db, job.run.id);
  const outcome = await askAgain(job, () => steps.plan(job), PLANNING_PATIENCE);
  job.signal.throwIfAborted();
  if (outcome.kind === 'no-change') {
    if (before?.usedAt) await move(turn, 'verifying', { note: runNote('applied-before') });
    else await move(turn, 'no-change');
    return;
  }
  const files = await sealFiles(turn, outcome.made);
  await services.db.transaction(async (tx) => {
    const { fragment } = job.component;
    const madeBy = { ...outcome.made.plan.madeBy, ...(fragment ? { fragment } : {}) };
    const rules = judged(turn, outcome.made.plan);
    const found = rules.length === 0 ? {} : { rules };
    const made = { ...outcome.made.plan, madeBy, ...found, runId: job.run.id };
    for (const { rule, level, kind, address } of rules)
      job.log.say(`rule ${rule}: ${kind} (${level}) ${address}`);
    const { signature, code } = signPlan(services, job, made);
    const { create, update, replace, delete: gone } = made.counts;
    job.log.say(`plan ${code}: create ${create}, change ${update}, replace ${replace}, destroy ${gone}`);
    await putPlan(tx, { id: services.ids(), madeAt: services.clock(), plan: made, files, signature });
    await move(turn, 'planned', noteOf(before, outcome.made), tx);
  });
}

/** Enough approvals of this very content that count, or wait for them. */
export async function passGate(turn: Turn): Promise<void> {
  const { job } = turn;
  const stored = await planOf(turn);
  needNoDenial(turn, stored.plan);
  const counted = await checked(turn, stored);
  const { satisfied, given, needed } = counted.standing;
  await job.step({ name: 'approval', done: given.length, total: needed });
  const note = await noteOfCounted(turn, counted);
  await move(turn, satisfied ? 'approved' : 'awaiting-approval', { note });
}

/** A stored plan's files, opened. @throws Error when one is not what was stored. */
export async function openFiles(turn: Turn, stored: StoredPlan): Promise<Record<string, Uint8Array>> {
  const { db, planKey } = turn.services;
  const opened = Object.entries(stored.files).map(async ([name, hash]) => {
    const bytes = unseal(planKey, hash, await getBlob(db, hash));
    if (hashOf(bytes) !== hash) throw new Error(`stored file ${name} is not what it was`);
    return [name, bytes] as const;
  });
  return Object.fromEntries(await Promise.all(opened));
}

async function sealFiles({ services }: Turn, made: MadePlan): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const [name, bytes] of Object.entries(made.files)) {
    const hash = hashOf(bytes);
    await putBlob(services.db, hash, seal(services.planKey, hash, bytes));
    hashes[name] = hash;
  }
  return hashes;
}

function noteOf(before: StoredPlan | undefined, { plan: after }: MadePlan): { note?: RunNote } {
  if (!before) return {};
  if (before.plan.content === after.content) return { note: runNote('same-content') };
  const difference = planDifference(before.plan, after);
  return { note: runNote('differs', { difference: difference.join(', ') }) };
}
