import type { AwsClients } from '#lib/aws/clients.ts';
import type { RoleHop } from '#lib/aws/credentials.ts';
import type { ConfiguredComponent, TerraformComponent } from '#lib/config/components.ts';
import type { ConfigSource } from '#lib/config/source.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { HcpAccess } from '#lib/hcp/ask.ts';
import type { Isolation, StepNetwork } from '#lib/isolation/port.ts';
import type { Db } from '#lib/store/db.ts';
import type { Builder } from './build.ts';
import type { PackagedBuild } from './packaging/packaged-build.ts';
import type { Probe } from './probe.ts';
import { StepFailed } from './step-failed.ts';
import type { RunnersRepository } from './workspace.ts';

/** What both engines work with; `lib/runtime/runner/component-services.ts` builds it. */
export type ComponentServices = {
  readonly db: Db;
  readonly config: ConfigSource;
  readonly clock: Clock;
  /** Absolute: local state. */
  readonly dataDir: string;
  /** Keys the content digest and seals files. */
  readonly planKey: Buffer;
  readonly terraform: TerraformSettings;
  /** By its name in `portal.yaml`. @throws StepFailed where none is called so, or what is named is no address */
  readonly repository: (name: string) => RunnersRepository;
  /** Everything that a repository brings runs through it. */
  readonly isolation: Isolation;
  readonly builder: Builder;
  readonly packagedBuild: PackagedBuild;
  readonly probe: Probe;
  /** HCP Terraform, by the tokens that states name. */
  readonly hcp: HcpAccess;
  /** Clients that act as a role, in one account and region, for one run. `then`: another role, assumed as that one. */
  readonly aws: (place: AwsPlace, role: string, sessionName: string, then?: RoleHop) => AwsClients;
};

export type AwsPlace = { readonly account: string; readonly region: string };

export type TerraformSettings = {
  /** Absolute. */
  readonly program: string;
  /** OpenTofu's, for components of `engine: tofu`; undefined where the runner has none. */
  readonly tofu?: string | undefined;
  /** Terragrunt's, for components of `wrapper: terragrunt`; undefined where the runner has none. */
  readonly terragrunt?: string | undefined;
  /** `TF_CLI_CONFIG_FILE` of every Terraform. */
  readonly cliConfig: string | undefined;
  /** `AWS_ENDPOINT_URL`, when there is one. */
  readonly endpoint: string | undefined;
  /** Hosts beside AWS's own and the registry's that a step may call, and networks of ours where they may be. */
  readonly reach: Pick<StepNetwork, 'hosts' | 'privateNetworks'>;
};

/** Shown in CloudTrail: which run asked. */
export const sessionName = (runNumber: number): string => `run-${runNumber}`;

/** The role that plans or changes a component. @throws StepFailed when it is only watched */
export function roleOf({ name, environment, roles }: ConfiguredComponent, to: 'plan' | 'deploy'): string {
  const role = roles[to];
  if (role) return role;
  const cause = `portal.yaml names no role to ${to} ${name} of ${environment} with: it is only watched`;
  throw new StepFailed('plan', 'deploy.watch-only', cause);
}

/** Terraform, or OpenTofu where the component is of it: state that one of them wrote is not for the other. @throws StepFailed */
export function programOf(
  { program, tofu }: Pick<TerraformSettings, 'program' | 'tofu'>,
  { name, tool }: Pick<ConfiguredComponent, 'name' | 'tool'>,
): string {
  if (tool !== 'opentofu') return program;
  if (tofu) return tofu;
  const cause = `${name} is of engine tofu: name OpenTofu's program in YAGURA_TOFU, or put it on PATH of the runner`;
  throw new StepFailed('clone', 'terraform.no-tofu', cause);
}

/** What starts Terraform where the component declares it; undefined: nothing does. @throws StepFailed */
export function wrapperOf(
  { terragrunt }: Pick<TerraformSettings, 'terragrunt'>,
  { name, wrapper }: Pick<TerraformComponent, 'name' | 'wrapper'>,
): string | undefined {
  if (wrapper === undefined) return undefined;
  if (terragrunt) return terragrunt;
  const cause = `${name} is wrapped by Terragrunt: name its program in YAGURA_TERRAGRUNT, or put it on PATH of the runner`;
  throw new StepFailed('clone', 'terraform.no-terragrunt', cause);
}
