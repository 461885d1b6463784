import type { TerraformComponent } from '#lib/config/components.ts';
import { runNote } from '#lib/domain/deploy/run-note.ts';
import { askAgain } from '../ask-again.ts';
import { type ComponentServices, sessionName } from '../component-services.ts';
import { type Outputs, outputsOf } from '../inputs/outputs.ts';
import type { EngineSteps } from '../job.ts';
import { verifyHealth } from '../verify.ts';
import { seeRelease } from '../watch/see.ts';
import { applyRoot, takeUpApply } from './apply.ts';
import { planRoot } from './plan.ts';
import { sightState } from './sighting.ts';
import { watchedOfRoot } from './watched.ts';

/** Plans of a state, by Terraform or OpenTofu. */
export const terraformEngine = (services: ComponentServices): EngineSteps<TerraformComponent> => ({
  plan: (job) => planRoot(services, job),
  apply: (job, stored, files, gate) => applyRoot(services, job, stored, files, gate),
  // Without a step that goes on, the state says what was done; only a plan can compare it with what was wanted.
  resume: async (job, stored) =>
    (await takeUpApply(services, job, stored)) ?? { kind: 'plan-again', why: runNote('applier-gone') },
  look: ({ component }) => sightState(services, component),
  see: async (job, span) => seeRelease(services, job, await watchedOfRoot(services, job), span),
  verify: async (job) =>
    verifyHealth(
      services,
      job,
      valuesOf(await askAgain(job, () => outputsOf(services, job.component, sessionName(job.run.number)))),
    ),
});

const valuesOf = (outputs: Outputs | undefined): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(outputs ?? {}).flatMap(([name, { value, sensitive }]) =>
      sensitive ? [] : [[name, value]],
    ),
  );
