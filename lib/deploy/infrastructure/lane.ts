import { runNote } from '#lib/domain/deploy/run-note.ts';
import type { LaneSteps } from '../job.ts';
import type { LaneServices } from '../lane-services.ts';
import { verifyAddresses } from '../verify.ts';
import { applyInfrastructure, takeUpApply } from './apply.ts';
import { planInfrastructure } from './plan.ts';
import { sightState } from './sighting.ts';

/** The infrastructure lane: Terraform. */
export const infrastructureLane = (services: LaneServices): LaneSteps => ({
  plan: (job) => planInfrastructure(services, job),
  apply: (job, stored, files, gate) => applyInfrastructure(services, job, stored, files, gate),
  // Without a step that goes on, the state says what was done; only a plan can compare it with what was wanted.
  resume: async (job, stored) =>
    (await takeUpApply(services, job, stored)) ?? { kind: 'plan-again', why: runNote('applier-gone') },
  look: ({ environment }) => sightState(services, environment),
  verify: (job) => verifyAddresses(services, job),
});
