import type { AwsClients } from '#lib/aws/clients.ts';
import { stackOf } from '#lib/aws/write/stack.ts';
import type { StackComponent } from '#lib/config/components.ts';
import type { RunFailure } from '#lib/domain/deploy/run.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { askAgain } from '../ask-again.ts';
import type { ComponentServices } from '../component-services.ts';
import type { Job } from '../job.ts';
import { verifyHealth } from '../verify.ts';
import { verifyAlarms } from '../verify-alarms.ts';

/** The stack is complete, its health addresses answer, and no alarm begins to fire. */
export async function verifyStack(
  services: ComponentServices,
  job: Job<StackComponent>,
  clients: AwsClients,
): Promise<RunFailure | undefined> {
  const { stack: name } = job.component;
  const stack = await askAgain(job, () => stackOf(clients, name));
  if (!stack || !/^(CREATE|UPDATE)_COMPLETE$/.test(stack.status)) {
    const cause = `${name} is ${stack?.status ?? 'gone'}`;
    return { step: 'verify', code: 'verify.stack', cause, resource: name };
  }
  const unhealthy = await verifyHealth(services, job, stack.outputs);
  if (unhealthy) return unhealthy;
  const plan = await latestPlan(services.db, job.run.id);
  return plan?.usedAt === undefined ? undefined : verifyAlarms(services, job, plan.usedAt);
}
