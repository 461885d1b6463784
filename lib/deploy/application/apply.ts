import { setTimeout as pause } from 'node:timers/promises';
import type { AwsClients } from '#lib/aws/clients.ts';
import { changeSetOf, executeChangeSet } from '#lib/aws/write/change-set.ts';
import { type StackEvent, stackEventsSince, stackOf } from '#lib/aws/write/stack.ts';
import { bindingDigest } from '#lib/domain/deploy/digest.ts';
import type { RunFailure } from '#lib/domain/deploy/run.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import type { StoredPlan } from '#lib/store/plans.ts';
import type { ApplyGate, ApplyOutcome, Job, ResumeOutcome } from '../job.ts';
import { eventLine, standingOf } from './events.ts';

const LOOK_EVERY_MS = 1_000;
/** CloudFormation's clock and ours may differ by this much. */
const CLOCKS_DIFFER_MS = 5_000;
/** An execution that has not said a word for this long did not start. */
const STARTS_WITHIN_MS = 60_000;

/** Executes exactly the change set that was approved, if it is still there and nothing came between. */
export async function applyApplication(
  job: Job,
  clients: AwsClients,
  stack: string,
  stored: StoredPlan,
  gate: ApplyGate,
): Promise<ApplyOutcome> {
  const name = stored.plan.madeBy.changeSet ?? '';
  const changeSet = await changeSetOf(clients, stack, name);
  const now = await stackOf(clients, stack);
  const existing = now && now.status !== 'REVIEW_IN_PROGRESS' ? now.id : null;
  if (changeSet?.executionStatus !== 'AVAILABLE')
    return { kind: 'stale', why: runNote('change-set', { status: changeSet?.executionStatus ?? 'gone' }) };
  if (bindingDigest(changeSet.id, existing) !== stored.plan.binding)
    return { kind: 'stale', why: runNote('other-stack') };
  if (!(await gate.begin())) return { kind: 'stale', why: runNote('plan-used') };
  const startedAt = Date.now();
  await executeChangeSet(clients, stack, name);
  return watch(job, clients, { stack, name, startedAt, stored }, gate);
}

/** Finds an execution that a dead runner began; one that never began is begun now, with the same token. */
export async function resumeApplication(
  job: Job,
  clients: AwsClients,
  stack: string,
  stored: StoredPlan,
  gate: ApplyGate,
): Promise<ResumeOutcome> {
  const name = stored.plan.madeBy.changeSet ?? '';
  const startedAt = stored.usedAt ?? stored.madeAt;
  const changeSet = await changeSetOf(clients, stack, name);
  if (changeSet?.executionStatus === 'AVAILABLE') {
    job.log.say('its change set was not executed yet; executing it');
    await executeChangeSet(clients, stack, name);
  } else if (!changeSet && (await eventsOf(clients, { stack, name, startedAt })).length === 0) {
    return { kind: 'plan-again', why: runNote('change-set-gone') };
  }
  return watch(job, clients, { stack, name, startedAt, stored }, gate);
}

type Execution = { readonly stack: string; readonly name: string; readonly startedAt: number };

async function watch(
  job: Job,
  clients: AwsClients,
  execution: Execution & { readonly stored: StoredPlan },
  gate: ApplyGate,
): Promise<ApplyOutcome> {
  const total = execution.stored.plan.changes.length;
  const told = new Set<string>();
  const quietUntil = Date.now() + STARTS_WITHIN_MS;
  let rollingBack = false;
  await job.step({ name: 'execute', done: 0, total });
  for (;;) {
    const events = await eventsOf(clients, execution);
    for (const event of events.filter((each) => !told.has(each.id))) {
      told.add(event.id);
      job.log.say(eventLine(event));
    }
    const standing = standingOf(events);
    const cause = standing.cause ?? unknownCause(execution.stack);
    if (standing.stack === 'complete') return { kind: 'applied' };
    if (standing.stack === 'rolled-back') return { kind: 'rolled-back', failure: cause };
    if (standing.stack === 'stuck') return { kind: 'needs-attention', failure: cause };
    if (standing.stack === 'rolling-back' && !rollingBack) {
      rollingBack = true;
      await gate.rollingBack(cause);
    }
    if (standing.stack === undefined && Date.now() > quietUntil) {
      return { kind: 'needs-attention', failure: { ...cause, cause: 'CloudFormation did not begin' } };
    }
    const name = rollingBack ? 'roll-back' : 'execute';
    await job.step({ name, done: Math.min(standing.done, total), total });
    await pause(LOOK_EVERY_MS, undefined, { signal: job.signal });
  }
}

/** AWS marks events with the token; a stack that does not is read by time. */
async function eventsOf(
  clients: AwsClients,
  { stack, name, startedAt }: Execution,
): Promise<readonly StackEvent[]> {
  const events = await stackEventsSince(clients, stack, startedAt - CLOCKS_DIFFER_MS);
  const marked = events.filter((each) => each.token === name);
  return marked.length > 0 ? marked : events.filter((each) => !each.token && each.at >= startedAt);
}

const unknownCause = (stack: string): RunFailure => ({
  step: 'execute',
  code: 'stack.resource-failed',
  cause: `${stack} failed without naming a resource`,
  resource: stack,
});
