import type { TerraformComponent } from '#lib/config/components.ts';
import { bucketHosts, REGISTRY_HOSTS, serviceHosts, TOFU_REGISTRY_HOSTS } from '#lib/isolation/aws-hosts.ts';
import type { StepNetwork } from '#lib/isolation/port.ts';
import type { ComponentServices } from '../component-services.ts';

/** What the S3 backend asks where its bucket is: the lock's table and the role's session too. */
const stateHosts = ({
  bucket,
  region,
}: {
  readonly bucket: string;
  readonly region: string;
}): readonly string[] => [...bucketHosts(bucket, region), ...serviceHosts(region)];

/** HCP Terraform keeps what a state holds at a host beside its own. */
const hcpHosts = ({ hostname }: { readonly hostname: string }): readonly string[] => [
  hostname,
  ...(hostname === 'app.terraform.io' ? ['archivist.terraform.io'] : []),
];

/** Where a step of a root may call: AWS of its region, its state's bucket, and registries where it installs. */
export function networkOf(
  { terraform: { endpoint, reach } }: Pick<ComponentServices, 'terraform'>,
  { region, state, tool }: TerraformComponent,
  installs: boolean,
): StepNetwork {
  const registry = tool === 'opentofu' ? TOFU_REGISTRY_HOSTS : REGISTRY_HOSTS;
  const aws = [...serviceHosts(region), ...(state.kind === 's3' ? stateHosts(state) : [])];
  return {
    ...(endpoint ? { endpoint } : {}),
    hosts: [
      ...(endpoint ? [] : aws),
      ...(state.kind === 'hcp' ? hcpHosts(state) : []),
      ...(installs ? registry : []),
      ...reach.hosts,
    ],
    privateNetworks: reach.privateNetworks,
  };
}
