import type { ConfiguredComponent } from '#lib/config/components.ts';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import { putSnapshot } from '#lib/store/snapshots.ts';
import { maskedState, type StateJson } from '#lib/terraform/json/state-json.ts';
import type { ComponentServices } from '../component-services.ts';
import type { Job } from '../job.ts';
import { hashOf } from '../sealed.ts';

/** Keeps what is deployed, masked, for everybody who may not read the state itself. */
export async function keepSnapshot(
  services: Pick<ComponentServices, 'db' | 'clock'>,
  {
    component,
    log,
  }: {
    readonly component: Pick<ConfiguredComponent, 'environment' | 'name'>;
    readonly log: Pick<Job['log'], 'mask'>;
  },
  state: StateJson,
): Promise<void> {
  const value = maskedState(state, log.mask);
  const digest = hashOf(Buffer.from(canonicalJson(value)));
  await putSnapshot(services.db, component.environment, 'terraform-state', component.name, {
    takenAt: services.clock(),
    digest,
    value,
  });
}
