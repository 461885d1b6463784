import { runNote } from '#lib/domain/deploy/run-note.ts';
import type { LaneSteps } from '../job.ts';
import type { LaneServices } from '../lane-services.ts';
import { verifyAddresses } from '../verify.ts';
import { applyInfrastructure } from './apply.ts';
import { planInfrastructure } from './plan.ts';
import { rootShelf } from './shelf.ts';
import { sightState } from './sighting.ts';

/** The infrastructure lane: Terraform. */
export function infrastructureLane(services: LaneServices): LaneSteps {
  const shelf = rootShelf();
  return {
    plan: (job) => planInfrastructure(services, job, shelf),
    apply: (job, stored, files, gate) => applyInfrastructure(services, job, stored, files, gate, shelf),
    // The state says what was done; only a plan can compare it with what was wanted. One that is still applying,
    // having outlived its runner, holds the state's lock, and the new plan waits for it.
    resume: async () => ({ kind: 'plan-again', why: runNote('applier-gone') }),
    look: ({ environment }) => sightState(services, environment),
    verify: (job) => verifyAddresses(services, job),
  };
}
