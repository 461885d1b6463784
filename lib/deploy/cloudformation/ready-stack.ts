import { setTimeout as pause } from 'node:timers/promises';
import type { AwsClients } from '#lib/aws/clients.ts';
import { deleteStack, type Stack, stackOf } from '#lib/aws/write/stack.ts';
import type { Job } from '../job.ts';
import { StepFailed } from '../step-failed.ts';

const LOOK_EVERY_MS = 1_000;
const SETTLES_WITHIN_MS = 10 * 60_000;

/**
 * The stack as a change set can be made on it: absent and `REVIEW_IN_PROGRESS` are made anew. One whose creation
 * was rolled back holds nothing and can only be deleted. @throws StepFailed with the way out when a person must act.
 */
export async function readyStack(job: Job, clients: AwsClients, name: string): Promise<Stack | undefined> {
  const deadline = Date.now() + SETTLES_WITHIN_MS;
  for (;;) {
    const stack = await stackOf(clients, name);
    if (!stack || stack.status === 'REVIEW_IN_PROGRESS' || stack.status === 'DELETE_COMPLETE')
      return undefined;
    if (stack.status === 'ROLLBACK_COMPLETE' || stack.status === 'ROLLBACK_FAILED') {
      job.log.say(`${name} is ${stack.status}: its creation failed and it holds nothing; deleting it`);
      await deleteStack(clients, name, `yagura-${job.run.id}-delete`);
      await gone(job, clients, name, deadline);
      return undefined;
    }
    if (/FAILED$/.test(stack.status)) throw stuck(name, stack);
    if (!stack.status.endsWith('_IN_PROGRESS')) return stack;
    if (Date.now() > deadline) throw busy(name, stack);
    job.log.say(`${name} is ${stack.status}: waiting`);
    await pause(LOOK_EVERY_MS * 5, undefined, { signal: job.signal });
  }
}

async function gone(job: Job, clients: AwsClients, name: string, deadline: number): Promise<void> {
  for (;;) {
    const stack = await stackOf(clients, name);
    if (!stack || stack.status === 'DELETE_COMPLETE') return;
    if (stack.status === 'DELETE_FAILED') throw stuck(name, stack);
    if (Date.now() > deadline) throw busy(name, stack);
    await pause(LOOK_EVERY_MS, undefined, { signal: job.signal });
  }
}

const WAY_OUT: Readonly<Record<string, string>> = {
  UPDATE_ROLLBACK_FAILED:
    'continue the rollback (aws cloudformation continue-update-rollback), then deploy again',
  DELETE_FAILED: 'delete it, retaining what cannot be deleted, then deploy again',
};

const stuck = (name: string, { status, statusReason }: Stack): StepFailed =>
  new StepFailed(
    'change-set',
    'stack.stuck',
    `${name} is ${status}${statusReason ? ` (${statusReason})` : ''}. ${WAY_OUT[status] ?? 'A person must look at it'}.`,
    name,
  );

const busy = (name: string, { status }: Stack): StepFailed =>
  new StepFailed(
    'change-set',
    'stack.busy',
    `${name} is still ${status}: somebody else is changing it`,
    name,
  );
