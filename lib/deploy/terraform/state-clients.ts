import type { AwsClients } from '#lib/aws/clients.ts';
import type { TerraformComponent } from '#lib/config/components.ts';
import type { S3State } from '#lib/terraform/cli/backend.ts';
import { type ComponentServices, roleOf } from '../component-services.ts';

/** Clients where an S3 state is, as the role that plans, or as the state's own, assumed by that one. */
export function stateClients(
  { aws }: Pick<ComponentServices, 'aws'>,
  component: TerraformComponent,
  { region, role, externalId }: Pick<S3State, 'region' | 'role' | 'externalId'>,
  sessionName: string,
): AwsClients {
  const place = { account: component.account, region };
  const then = role === undefined ? undefined : { role, ...(externalId === undefined ? {} : { externalId }) };
  return aws(place, roleOf(component, 'plan'), sessionName, then);
}
