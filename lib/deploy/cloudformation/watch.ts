import { setTimeout as pause } from 'node:timers/promises';
import type { AwsClients } from '#lib/aws/clients.ts';
import { changeSetOf } from '#lib/aws/write/change-set.ts';
import { type StackEvent, stackOf } from '#lib/aws/write/stack.ts';
import type { AwsSighting } from '#lib/domain/deploy/aws-sighting.ts';
import type { RunFailure } from '#lib/domain/deploy/run.ts';
import { putSighting } from '#lib/store/stack-operations.ts';
import { AwsSilent, askAgain } from '../ask-again.ts';
import type { ComponentServices } from '../component-services.ts';
import type { ApplyGate, ApplyOutcome, Job } from '../job.ts';
import { eventLine, isOfStack, type Standing, standingOf } from './events.ts';
import { type Execution, eventsOf } from './execution.ts';
import { operateStack } from './operate.ts';
import { followShifts, sinceOf } from './shifting.ts';
import { seenEvents } from './sighting.ts';

const LOOK_EVERY_MS = 1_000;
/** An execution, or what a person asked for, that has not said a word for this long did not start. */
const STARTS_WITHIN_MS = 60_000;

type Services = Pick<ComponentServices, 'db' | 'clock'>;

/**
 * Follows an execution to its end by the stack's own events, through any silence of AWS, and does what a person asks
 * of the stack meanwhile.
 */
export async function watch(
  { db, clock }: Services,
  job: Job,
  clients: AwsClients,
  execution: Execution,
  gate: ApplyGate,
): Promise<ApplyOutcome> {
  const { stack } = execution;
  const { changes, recomputed = [] } = execution.stored.plan;
  const total = changes.length + recomputed.length;
  const told = new Set<string>();
  let quietUntil = Date.now() + STARTS_WITHIN_MS;
  /** The event under which a person asked for something: what it says is over. */
  let overtaken: string | undefined;
  let rollingBack = job.run.state === 'rolling-back';
  const gradual = execution.stored.plan.gradual?.some(({ by }) => by !== undefined);
  const follow = followShifts(clients, stack, sinceOf(execution.startedAt), job.log.say);
  let shifting: AwsSighting['shifting'];
  await job.step({ name: 'execute', done: 0, total });
  for (;;) {
    const look = async () => {
      const operated = await operateStack(db, job, clients, execution);
      return { operated, events: await eventsOf(clients, execution) };
    };
    let seen: Awaited<ReturnType<typeof look>>;
    try {
      seen = await askAgain(job, look);
    } catch (error) {
      if (!(error instanceof AwsSilent)) throw error;
      return {
        kind: 'needs-attention',
        failure: { step: 'execute', code: 'aws.silent', cause: error.message },
      };
    }
    const { operated, events } = seen;
    const fresh = events.filter((each) => !told.has(each.id));
    for (const event of fresh) {
      told.add(event.id);
      job.log.say(eventLine(event));
    }
    const latest = events.findLast(isOfStack)?.id;
    if (operated) {
      quietUntil = Date.now() + STARTS_WITHIN_MS;
      overtaken = operated.overtaken;
    }
    const standing = latest !== undefined && latest === overtaken ? waiting(events) : standingOf(events);
    const shiftingBefore = shifting;
    if (gradual && events.length > 0) shifting = await follow(Date.now());
    if (fresh.length > 0 || shifting !== shiftingBefore) {
      const status = events.findLast(isOfStack)?.status ?? '';
      await putSighting(db, job.run.id, {
        at: clock(),
        stack: { name: stack, status },
        ...seenEvents(events),
        ...(shifting ? { shifting } : {}),
      });
    }
    const cause = standing.cause ?? unknownCause(stack);
    if (standing.stack === 'complete') return { kind: 'applied' };
    if (standing.stack === 'rolled-back') return { kind: 'rolled-back', failure: cause };
    if (standing.stack === 'stuck') return { kind: 'needs-attention', failure: cause };
    if (standing.stack === 'rolling-back' && !rollingBack) {
      rollingBack = true;
      await gate.rollingBack(cause);
    }
    if (standing.stack === undefined && Date.now() > quietUntil) {
      const outcome = await withoutEvents(job, clients, execution);
      if (outcome) return outcome;
      quietUntil = Date.now() + STARTS_WITHIN_MS;
    }
    const name = rollingBack ? 'roll-back' : 'execute';
    await job.step({ name, done: Math.min(standing.done, total), total, ...hanging(events) });
    await pause(LOOK_EVERY_MS, undefined, { signal: job.signal });
  }
}

/** As far as it came, until the stack says something new. */
const waiting = (events: readonly StackEvent[]): Standing => ({ ...standingOf(events), stack: undefined });

/** What an execution waits for, by name: a person sees which resource does not answer. */
function hanging(events: readonly StackEvent[]): { readonly detail?: string } {
  const [longest] = seenEvents(events).inProgress;
  return longest ? { detail: longest.logicalId } : {};
}

/** No event for long: the change set and the stack say whether anything goes on. @returns undefined while it does */
async function withoutEvents(
  job: Job,
  clients: AwsClients,
  { stack, stackId, name }: Execution,
): Promise<ApplyOutcome | undefined> {
  const { changeSet, now } = await askAgain(job, async () => ({
    changeSet: await changeSetOf(clients, stack, name),
    now: await stackOf(clients, stackId),
  }));
  if (changeSet?.executionStatus === 'EXECUTE_COMPLETE') return { kind: 'applied' };
  if (changeSet?.executionStatus === 'EXECUTE_IN_PROGRESS' || now?.status.endsWith('_IN_PROGRESS'))
    return undefined;
  const status = `the change set is ${changeSet?.executionStatus ?? 'gone'}, the stack is ${now?.status ?? 'gone'}`;
  const cause = `CloudFormation says nothing of this execution: ${status}`;
  return {
    kind: 'needs-attention',
    failure: { step: 'execute', code: 'stack.not-begun', cause, resource: stack },
  };
}

const unknownCause = (stack: string): RunFailure => ({
  step: 'execute',
  code: 'stack.resource-failed',
  cause: `${stack} failed without naming a resource`,
  resource: stack,
});
