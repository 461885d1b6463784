import type { AwsClients } from '#lib/aws/clients.ts';
import { changeSetOf, executeChangeSet } from '#lib/aws/write/change-set.ts';
import { stackOf } from '#lib/aws/write/stack.ts';
import type { StackComponent } from '#lib/config/components.ts';
import { bindingDigest } from '#lib/domain/deploy/digest.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import type { StoredPlan } from '#lib/store/plans.ts';
import { askAgain } from '../ask-again.ts';
import type { ComponentServices } from '../component-services.ts';
import { gatherInputs, withInputs } from '../inputs/gather.ts';
import type { ApplyGate, ApplyOutcome, Job, ResumeOutcome } from '../job.ts';
import { type Execution, eventsOf } from './execution.ts';
import { watch } from './watch.ts';

type Services = ComponentServices;

/** Executes exactly the change set that was approved, if it is still there and nothing came between. */
export async function applyStack(
  services: Services,
  job: Job<StackComponent>,
  clients: AwsClients,
  stored: StoredPlan,
  gate: ApplyGate,
): Promise<ApplyOutcome> {
  const { stack } = job.component;
  const name = stored.plan.madeBy.changeSet ?? '';
  const { changeSet, now } = await askAgain(job, async () => ({
    changeSet: await changeSetOf(clients, stack, name),
    now: await stackOf(clients, stack),
  }));
  const existing = now && now.status !== 'REVIEW_IN_PROGRESS' ? now.id : null;
  if (changeSet?.executionStatus !== 'AVAILABLE')
    return { kind: 'stale', why: runNote('change-set', { status: changeSet?.executionStatus ?? 'gone' }) };
  const gathered = await askAgain(job, () => gatherInputs(services, job));
  if (bindingDigest(changeSet.id, withInputs(existing, gathered)) !== stored.plan.binding)
    return { kind: 'stale', why: runNote('other-stack') };
  const began = await gate.begin();
  if (began !== 'begun') return began;
  const execution = { stack, stackId: now?.id ?? stack, name, startedAt: Date.now(), stored };
  await executeOnce(job, clients, execution);
  return watch(services, job, clients, execution, gate);
}

/** Finds an execution that a dead runner began; one that never began is begun now, with the same token. */
export async function resumeStack(
  services: Services,
  job: Job<StackComponent>,
  clients: AwsClients,
  stored: StoredPlan,
  gate: ApplyGate,
): Promise<ResumeOutcome> {
  const { stack } = job.component;
  const name = stored.plan.madeBy.changeSet ?? '';
  const now = await askAgain(job, () => stackOf(clients, stack));
  const startedAt = stored.usedAt ?? stored.madeAt;
  const execution: Execution = { stack, stackId: now?.id ?? stack, name, startedAt, stored };
  const begun = await executeOnce(job, clients, execution);
  if (begun === 'gone') {
    const events = now ? await askAgain(job, () => eventsOf(clients, execution)) : [];
    if (events.length === 0) return { kind: 'plan-again', why: runNote('change-set-gone') };
  }
  return watch(services, job, clients, execution, gate);
}

/**
 * Begins the execution if it has not begun. The answer to a beginning may be lost with its connection: then the
 * change set says whether it has. AWS forgets it once it was executed.
 */
async function executeOnce(
  job: Job,
  clients: AwsClients,
  { stack, name }: Execution,
): Promise<'begun' | 'gone'> {
  return askAgain(job, async () => {
    const changeSet = await changeSetOf(clients, stack, name);
    if (!changeSet) return 'gone';
    if (changeSet.executionStatus === 'AVAILABLE') await executeChangeSet(clients, stack, name);
    return 'begun';
  });
}
