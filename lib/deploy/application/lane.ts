import type { AwsClients } from '#lib/aws/clients.ts';
import type { ApplicationConfig } from '#lib/config/schema.ts';
import { askAgain } from '../ask-again.ts';
import type { Job, LaneSteps } from '../job.ts';
import { type LaneServices, sessionName } from '../lane-services.ts';
import { StepFailed } from '../step-failed.ts';
import { applyApplication, resumeApplication } from './apply.ts';
import { planApplication } from './plan.ts';
import { sightStack } from './sighting.ts';
import { verifyApplication } from './verify.ts';

/** The application lane: a SAM template through CloudFormation change sets, under the deploy-app role. */
export function applicationLane(services: LaneServices): LaneSteps {
  /** @param ask how the role's credentials are asked for: once, or until AWS answers */
  async function open(
    job: Job,
    ask: <T>(keys: () => Promise<T>) => Promise<T> = (keys) => keys(),
  ): Promise<{ application: ApplicationConfig; clients: AwsClients }> {
    const { environment, run, log } = job;
    const { application, roles } = environment.settings;
    if (!application || !roles.deployApplication) {
      const cause = `portal.yaml names no application, or no role for it, in ${environment.key}`;
      throw new StepFailed('change-set', 'deploy.no-application', cause);
    }
    const clients = services.aws(environment, roles.deployApplication, sessionName(run.number));
    const keys = await ask(() => clients.session.keys());
    log.hide(keys.accessKeyId, keys.secretAccessKey, keys.sessionToken);
    return { application, clients };
  }

  return {
    async plan(job) {
      const { application, clients } = await open(job);
      return planApplication(services, job, application, clients);
    },
    async apply(job, stored, _files, gate) {
      const { application, clients } = await open(job, (keys) => askAgain(job, keys));
      return applyApplication(services, job, clients, application.stack, stored, gate);
    },
    async resume(job, stored, gate) {
      const { application, clients } = await open(job, (keys) => askAgain(job, keys));
      return resumeApplication(services, job, clients, application.stack, stored, gate);
    },
    async look({ run, environment }, before) {
      const { application, roles } = environment.settings;
      const at = services.clock();
      if (!application || !roles.deployApplication)
        return { at, events: [], inProgress: [], rollbackFailed: [] };
      const clients = services.aws(environment, roles.deployApplication, sessionName(run.number));
      return sightStack(clients, application.stack, at, before);
    },
    async verify(job) {
      const { application, clients } = await open(job, (keys) => askAgain(job, keys));
      return verifyApplication(services, job, clients, application.stack);
    },
  };
}
