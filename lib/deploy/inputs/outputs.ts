import { join } from 'node:path';
import { stackOf } from '#lib/aws/write/stack.ts';
import { stateText } from '#lib/aws/write/state-object.ts';
import type { ConfiguredComponent, TerraformComponent } from '#lib/config/components.ts';
import { stateFile, stateKey } from '#lib/terraform/cli/backend.ts';
import { type RawOutput, rawOutputs } from '#lib/terraform/json/raw-outputs.ts';
import { type ComponentServices, roleOf } from '../component-services.ts';
import { hcpState } from '../terraform/hcp.ts';
import { stateClients } from '../terraform/state-clients.ts';
import { writtenByStep } from '../written-by-step.ts';

export type Outputs = Readonly<Record<string, RawOutput>>;
type Services = Pick<ComponentServices, 'aws' | 'dataDir' | 'hcp'>;

/** Bytes. */
const STATE_LIMIT = 256_000_000;

/**
 * Outputs of a component as they are now, read as the role that plans it. Values may be secrets.
 * @returns undefined when it was never deployed
 */
export async function outputsOf(
  services: Services,
  component: ConfiguredComponent,
  sessionName: string,
): Promise<Outputs | undefined> {
  if (component.engine === 'terraform') {
    const text = await rawStateOf(services, component, sessionName);
    return text === undefined ? undefined : rawOutputs(text);
  }
  const clients = services.aws(component, roleOf(component, 'plan'), sessionName);
  const stack = await stackOf(clients, component.stack);
  if (!stack || stack.status === 'REVIEW_IN_PROGRESS' || stack.status === 'DELETE_COMPLETE') return undefined;
  const entries = Object.entries(stack.outputs).map(([name, value]) => [name, { value, sensitive: false }]);
  return Object.fromEntries(entries);
}

function rawStateOf(
  services: Services,
  component: TerraformComponent,
  sessionName: string,
): Promise<string | undefined> {
  const { state } = component;
  if (state.kind === 'local')
    return writtenByStep(join(services.dataDir, 'state', stateFile(state)), STATE_LIMIT);
  if (state.kind === 'hcp') return hcpState(services, state);
  const clients = stateClients(services, component, state, sessionName);
  return stateText(clients, { bucket: state.bucket, key: stateKey(state) });
}
