import type { AwsClients } from '#lib/aws/clients.ts';
import { stackOf } from '#lib/aws/write/stack.ts';
import type { RunFailure } from '#lib/domain/deploy/run.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { askAgain } from '../ask-again.ts';
import type { Job } from '../job.ts';
import type { LaneServices } from '../lane-services.ts';
import { verifyUrls } from '../verify.ts';
import { verifyAlarms } from '../verify-alarms.ts';

/** The stack is complete, its API's health path answers, and no alarm begins to fire. */
export async function verifyApplication(
  services: LaneServices,
  job: Job,
  clients: AwsClients,
  name: string,
): Promise<RunFailure | undefined> {
  const stack = await askAgain(job, () => stackOf(clients, name));
  if (!stack || !/^(CREATE|UPDATE)_COMPLETE$/.test(stack.status)) {
    const cause = `${name} is ${stack?.status ?? 'gone'}`;
    return { step: 'verify', code: 'verify.stack', cause, resource: name };
  }
  const urls = Object.entries(stack.outputs).flatMap(([key, value]) =>
    /^Api(Url|Endpoint)$/.test(key) && value.startsWith('http') ? [`${value.replace(/\/$/, '')}/health`] : [],
  );
  const unhealthy = await verifyUrls(services, job, urls);
  if (unhealthy) return unhealthy;
  const plan = await latestPlan(services.db, job.run.id);
  return plan?.usedAt === undefined ? undefined : verifyAlarms(services, job, plan.usedAt);
}
