import type { AwsClients } from '#lib/aws/clients.ts';
import type { StackComponent } from '#lib/config/components.ts';
import { latestPlan } from '#lib/store/plans.ts';
import { askAgain } from '../ask-again.ts';
import { type ComponentServices, roleOf, sessionName } from '../component-services.ts';
import type { EngineSteps, Job } from '../job.ts';
import { seeRelease } from '../watch/see.ts';
import { applyStack, resumeStack } from './apply.ts';
import { planStack } from './plan.ts';
import { sightStack } from './sighting.ts';
import { verifyStack } from './verify.ts';
import { watchedOfStack } from './watched.ts';

/** Change sets of a stack, SAM's too, made and executed under the deploy role. */
export function cloudformationEngine(services: ComponentServices): EngineSteps<StackComponent> {
  /** @param ask how the role's credentials are asked for: once, or until AWS answers */
  async function open(
    { component, run, log }: Job<StackComponent>,
    ask: <T>(keys: () => Promise<T>) => Promise<T> = (keys) => keys(),
  ): Promise<AwsClients> {
    const clients = services.aws(component, roleOf(component, 'deploy'), sessionName(run.number));
    const keys = await ask(() => clients.session.keys());
    log.hide(keys.accessKeyId, keys.secretAccessKey, keys.sessionToken);
    return clients;
  }

  return {
    async plan(job) {
      return planStack(services, job, await open(job));
    },
    async apply(job, stored, _files, gate) {
      return applyStack(services, job, await open(job, (keys) => askAgain(job, keys)), stored, gate);
    },
    async resume(job, stored, gate) {
      return resumeStack(services, job, await open(job, (keys) => askAgain(job, keys)), stored, gate);
    },
    async look({ run, component }, before) {
      const at = services.clock();
      if (!component.roles.deploy) return { at, events: [], inProgress: [], rollbackFailed: [] };
      const clients = services.aws(component, component.roles.deploy, sessionName(run.number));
      return sightStack(clients, component.stack, at, before);
    },
    async verify(job) {
      return verifyStack(services, job, await open(job, (keys) => askAgain(job, keys)));
    },
    async see(job, span) {
      const { environment, component, run } = job;
      const { plan: role } = environment.settings.roles;
      const plan = await latestPlan(services.db, run.id);
      const changed = new Set(plan?.plan.changes.map(({ address }) => address));
      const own = await open(job);
      const reads = role ? services.aws(environment, role, sessionName(run.number)) : own;
      return seeRelease(services, job, await watchedOfStack(own, reads, component, changed), span);
    },
  };
}
