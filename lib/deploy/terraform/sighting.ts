import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { failureOf } from '#lib/aws/errors.ts';
import { stateLockRow, stateLockText } from '#lib/aws/write/state-object.ts';
import type { TerraformComponent } from '#lib/config/components.ts';
import type { AwsSighting } from '#lib/domain/deploy/aws-sighting.ts';
import { stateFile, stateKey } from '#lib/terraform/cli/backend.ts';
import type { ComponentServices } from '../component-services.ts';
import { writtenByStep } from '../written-by-step.ts';
import { sightHcp } from './hcp.ts';
import { stateClients } from './state-clients.ts';

/** Who holds the state's lock now: what a person must know before closing a run of it. */
export async function sightState(
  services: Pick<ComponentServices, 'clock' | 'dataDir' | 'aws' | 'hcp'>,
  component: TerraformComponent,
): Promise<AwsSighting> {
  const seen = { at: services.clock(), events: [], inProgress: [], rollbackFailed: [] };
  try {
    if (component.state.kind === 'hcp') return await sightHcp(services, component.state, seen);
    const text = await lockText(services, component);
    const lock = text === undefined ? undefined : lockInfo.parse(JSON.parse(text));
    if (!lock) return seen;
    const { ID: id, Operation: operation, Who: who, Created: since } = lock;
    return { ...seen, stateLock: { id, operation, who, since } };
  } catch (error) {
    const { plan: principal = '' } = component.roles;
    return { ...seen, failure: failureOf(error, { api: 'lock of the Terraform state', principal }) };
  }
}

async function lockText(
  services: Pick<ComponentServices, 'dataDir' | 'aws'>,
  component: TerraformComponent,
): Promise<string | undefined> {
  const { state } = component;
  if (state.kind === 'local') {
    // The local backend's own file beside the state.
    const file = join(services.dataDir, 'state', stateFile(state));
    return writtenByStep(join(dirname(file), `.${basename(file)}.lock.info`), LOCK_LIMIT);
  }
  if (state.kind === 'hcp' || state.lock === 'none') return undefined;
  const clients = stateClients(services, component, state, 'look');
  const place = { bucket: state.bucket, key: stateKey(state) };
  return typeof state.lock === 'object'
    ? stateLockRow(clients, state.lock.table, place)
    : stateLockText(clients, place);
}

/** Bytes. */
const LOCK_LIMIT = 16_384;

const lockInfo = z.looseObject({
  ID: z.string(),
  Operation: z.string().default(''),
  Who: z.string().default(''),
  Created: z.string().default(''),
});
