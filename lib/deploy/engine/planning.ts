import { placeOfUse } from '#lib/domain/deploy/handoff.ts';
import { planDifference } from '#lib/domain/deploy/plan-difference.ts';
import type { PlannedAhead } from '#lib/domain/deploy/planned-ahead.ts';
import { type RunNote, runNote } from '#lib/domain/deploy/run-note.ts';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import { minutes } from '#lib/domain/time.ts';
import { getBlob, latestPlan, putBlob, putPlan, type StoredPlan } from '#lib/store/plans.ts';
import { askAgain } from '../ask-again.ts';
import { OutputsAwaited } from '../inputs/awaited.ts';
import type { Job, MadePlan, PlanOutcome } from '../job.ts';
import { hashOf, seal, unseal } from '../sealed.ts';
import { asCommitSays, sayUnread } from './fragment.ts';
import { brokenHandoffs, needNoBreak } from './handoff.ts';
import { agreedAlready, aheadOf, madeAhead, shownAhead } from './looking-ahead.ts';
import { checked, noteOfCounted, signPlan } from './proof.ts';
import { judged, needNoDenial, rulesFor } from './rules.ts';
import { move, planOf, type Turn } from './turn.ts';

/** Nothing is changed by a plan, so one that AWS broke off is made anew; somebody waits for it. */
const PLANNING_PATIENCE = minutes(5);

/** Plans, stores the plan with its sealed files, and says how it differs from the one before. */
export async function plan(asked: Turn): Promise<void> {
  await sayUnread(asked);
  const turn = await asCommitSays(asked);
  const { services, job } = turn;
  const before = await latestPlan(services.db, job.run.id);
  const ahead = await aheadOf(services, job);
  const shown = await shownAhead(services.db, before);
  const awaits = ahead?.awaits ?? shown?.ahead?.awaits ?? [];
  const outcome = await outcomeOf(turn, awaits, ahead?.after);
  job.signal.throwIfAborted();
  if (ahead) return keepAhead(turn, ahead, outcome, before);
  if (outcome === 'cannot') throw new Error('an output is missing, and nothing is waited for');
  if (outcome.kind === 'no-change') {
    if (before?.usedAt) await move(turn, 'verifying', { note: runNote('applied-before') });
    else await move(turn, 'no-change');
    return;
  }
  await keep(turn, { ...outcome.made.plan, ...agreedAlready(shown, outcome.made) }, outcome.made, before);
}

/** `cannot`: what it takes is only made by what comes before it. */
async function outcomeOf(
  { job, steps }: Turn,
  awaits: PlannedAhead['awaits'],
  waitsFor: readonly string[] | undefined,
): Promise<PlanOutcome | 'cannot'> {
  const asked: Job = { ...job, ...(awaits.length > 0 ? { awaits } : {}), ...(waitsFor ? { waitsFor } : {}) };
  try {
    return shownOf(await askAgain(job, () => steps.plan(asked), PLANNING_PATIENCE));
  } catch (error) {
    if (!waitsFor || !(error instanceof OutputsAwaited)) throw error;
    job.log.say(`planned once what it takes is there: ${error.message}`);
    return 'cannot';
  }
}

/** Values are masked by who plans; names are whatever somebody wrote: the key of a `for_each`, an output. Files stay as they are. */
const shownOf = (outcome: PlanOutcome): PlanOutcome =>
  outcome.kind === 'planned'
    ? { ...outcome, made: { ...outcome.made, plan: keysApart(outcome.made.plan) } }
    : outcome;

/** With nothing to do as things are now it waits, and is looked at again once what it needs is deployed. */
async function keepAhead(
  turn: Turn,
  ahead: Pick<PlannedAhead, 'after' | 'awaits'>,
  outcome: PlanOutcome | 'cannot',
  before: StoredPlan | undefined,
): Promise<void> {
  const { job, services } = turn;
  const what = outcome === 'cannot' ? outcome : outcome.kind === 'planned' ? outcome.made : 'no-change';
  const made = madeAhead(services, job, ahead, what);
  job.log.say(`planned before ${ahead.after.join(', ')} is deployed, and once more afterwards`);
  await keep(turn, made.plan, made, before, what === 'no-change' ? 'queued' : 'planned');
}

async function keep(
  turn: Turn,
  planned: MadePlan['plan'],
  { files: plain, handsOff = [] }: MadePlan,
  before: StoredPlan | undefined,
  to: 'planned' | 'queued' = 'planned',
): Promise<void> {
  const { services, job } = turn;
  const files = await sealFiles(turn, plain);
  const handoff = keysApart(await brokenHandoffs(services, job, handsOff));
  await services.db.transaction(async (tx) => {
    const { fragment } = job.component;
    const madeBy = { ...planned.madeBy, ...(fragment ? { fragment } : {}) };
    const rules = judged(turn, planned);
    const found = rules.length === 0 ? {} : { rules };
    const broken = handoff.length === 0 ? {} : { handoff };
    const checked = { rules: rulesFor(turn), handedOff: handsOff.length };
    const made = { ...planned, madeBy, ...found, ...broken, checked, runId: job.run.id };
    for (const { what, by } of handoff)
      job.log.say(`${what.kind} ${what.name} is ${what.change}, and used at ${placeOfUse(by)}`);
    for (const { rule, level, kind, address } of rules)
      job.log.say(`rule ${rule}: ${kind} (${level}) ${address}`);
    const { signature, code } = signPlan(services, job, made);
    const { create, update, replace, delete: gone } = made.counts;
    job.log.say(`plan ${code}: create ${create}, change ${update}, replace ${replace}, destroy ${gone}`);
    await putPlan(tx, { id: services.ids(), madeAt: services.clock(), plan: made, files, signature });
    await move(turn, to, noteOf(before, planned), tx);
  });
}

/** Enough approvals of this very content that count, or wait for them. */
export async function passGate(turn: Turn): Promise<void> {
  const { job } = turn;
  const stored = await planOf(turn);
  needNoDenial(turn, stored.plan);
  needNoBreak(stored.plan);
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

async function sealFiles({ services }: Turn, files: MadePlan['files']): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const [name, bytes] of Object.entries(files)) {
    const hash = hashOf(bytes);
    await putBlob(services.db, hash, seal(services.planKey, hash, bytes));
    hashes[name] = hash;
  }
  return hashes;
}

function noteOf(before: StoredPlan | undefined, after: MadePlan['plan']): { note?: RunNote } {
  if (after.ahead) return { note: aheadNote(after.ahead, after.changes.length) };
  if (!before) return {};
  if (before.plan.content === after.content) return { note: runNote('same-content') };
  const difference = planDifference(before.plan, after).join(', ');
  return { note: runNote(after.agreedAs === undefined ? 'differs' : 'as-shown', { difference }) };
}

function aheadNote({ after, awaits, shown }: PlannedAhead, changes: number): RunNote {
  const names = after.join(', ');
  if (!shown || awaits.length > 0)
    return runNote('planned-after', { names, outputs: awaits.map(({ from }) => from).join(', ') });
  return runNote(changes === 0 ? 'nothing-ahead' : 'planned-ahead', { names });
}
