import { canonicalJson } from '#lib/domain/canonical-json.ts';
import { putSnapshot } from '#lib/store/snapshots.ts';
import { maskedState, type StateJson } from '#lib/terraform/json/state-json.ts';
import type { Job } from '../job.ts';
import type { LaneServices } from '../lane-services.ts';
import { hashOf } from '../sealed.ts';

/** Keeps what is deployed, masked, for everybody who may not read the state itself. */
export async function keepSnapshot(
  services: Pick<LaneServices, 'db' | 'clock'>,
  { environment, log }: { readonly environment: Job['environment']; readonly log: Pick<Job['log'], 'mask'> },
  state: StateJson,
): Promise<void> {
  const value = maskedState(state, log.mask);
  const digest = hashOf(Buffer.from(canonicalJson(value)));
  await putSnapshot(services.db, environment.key, 'terraform-state', {
    takenAt: services.clock(),
    digest,
    value,
  });
}
