import { allBefore, type Component, inOrder } from '#lib/domain/deploy/component.ts';
import type { FragmentSetting } from '#lib/domain/deploy/fragment-setting.ts';
import type { Tool } from '#lib/domain/deploy/tool.ts';
import type { DriftSchedule } from '#lib/domain/drift/schedule.ts';
import { type EnvironmentKey, environmentKey } from '#lib/domain/environment.ts';
import type { ComponentFile } from './component-schema.ts';
import { type Input, type OutputRef, readInput } from './inputs.ts';
import type { EnvironmentConfig, PortalFile } from './schema.ts';
import type { State } from './state-schema.ts';

/** A component with all that `portal.yaml` says of it, its environment's account, region and roles filled in. */
export type ConfiguredComponent = TerraformComponent | StackComponent;

type Everywhere = Component & {
  readonly environment: EnvironmentKey;
  /** In the order of the environment, from 0. */
  readonly position: number;
  /** Name below `repositories`. */
  readonly repository: string;
  readonly account: string;
  readonly region: string;
  /** Who looks at it, who plans and who changes it; the last two absent: it is watched, not deployed. */
  readonly roles: { readonly read: string; readonly plan?: string; readonly deploy?: string };
  readonly refs: readonly string[];
  readonly approvals: number;
  readonly promotedFrom?: EnvironmentKey;
  /** Terraform variables or stack parameters. */
  readonly inputs: Readonly<Record<string, Input>>;
  /** `<output>/<path>` or an address. */
  readonly health: readonly string[];
  /** What its repository says of it and not this file; only in a run's hands, which knows the commit. */
  readonly fragment?: readonly FragmentSetting[];
  /** When it is looked at for drift; absent: never. */
  readonly drift?: DriftSchedule;
};

export type TerraformComponent = Everywhere & {
  readonly engine: 'terraform';
  readonly directory: string;
  readonly varFiles: readonly string[];
  readonly state: State;
  readonly builds: readonly { readonly function: string; readonly zip: string }[];
  /** All that may be installed. */
  readonly providers: readonly string[];
  readonly modules: readonly string[];
  readonly lockfile: 'committed' | 'generate';
  readonly wrapper?: 'terragrunt';
};

export type StackComponent = Everywhere & {
  readonly engine: 'cloudformation';
  readonly template: string;
  readonly stack: string;
  readonly build?: StackFile['build'];
  readonly artifacts?: Input;
  readonly executionRole?: Input;
  readonly capabilities: StackFile['capabilities'];
  readonly macros: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
};

type StackFile = Extract<ComponentFile, { stack: string }>;

/** Names of the components of every environment, in the file's order. */
export const componentNames = ({ systems }: PortalFile): ReadonlyMap<EnvironmentKey, readonly string[]> =>
  new Map(
    Object.entries(systems).flatMap(([system, { environments }]) =>
      Object.entries(environments).map(
        ([name, { components }]) => [environmentKey(system, name), Object.keys(components)] as const,
      ),
    ),
  );

/**
 * Components of one environment in the order in which they are deployed.
 * @throws Error when the file's own checks would have refused it
 */
export function componentsOf(
  file: PortalFile,
  environment: EnvironmentKey,
  settings: EnvironmentConfig,
): readonly ConfiguredComponent[] {
  const known = componentNames(file);
  const read = Object.entries(settings.components).map(([name, written]) => ({
    name,
    written,
    ...linksOf(environment, written, known),
  }));
  const ordered = inOrder(read);
  if (!ordered.ok) throw new Error(`${environment}: components in a circle: ${ordered.error.join(' → ')}`);
  const [firstRepository = ''] = Object.keys(file.repositories);
  return ordered.value.map(({ name, written, ...links }, position) => {
    const lane = laneOf(written);
    const everywhere = {
      ...{ name, environment, position, lane, tool: toolOf(written) },
      needs: allBefore(name, ordered.value),
      repository: written.repository ?? firstRepository,
      account: written.account ?? settings.account,
      region: written.region ?? settings.region,
      roles: rolesOf(written, settings, lane),
      ...{ refs: written.refs, approvals: written.approvals, inputs: links.inputs },
      ...(written.promotedFrom ? { promotedFrom: written.promotedFrom as EnvironmentKey } : {}),
      health: written.verify === 'none' ? [] : written.verify.health,
      ...(written.drift ? { drift: written.drift } : {}),
    };
    return written.engine === 'cloudformation'
      ? { ...everywhere, ...stackOf(written, links) }
      : { ...everywhere, ...rootOf(written, file) };
  });
}

type Links = {
  readonly after: readonly string[];
  readonly inputs: Readonly<Record<string, Input>>;
  readonly artifacts?: Input;
  readonly executionRole?: Input;
};

/** Inputs as they are meant, and the components of the environment that they and `after` put first. */
export function linksOf(
  environment: EnvironmentKey,
  written: ComponentFile,
  known: ReadonlyMap<EnvironmentKey, readonly string[]>,
): Links {
  const meant = (text: Parameters<typeof readInput>[0]): Input => {
    const found = readInput(text, environment, known);
    if (!found.ok) throw new Error(found.error);
    return found.value;
  };
  const inputs = Object.fromEntries(
    Object.entries(written.inputs).map(([key, text]) => [key, meant(text)] as const),
  );
  const { artifacts, executionRole } = written.engine === 'cloudformation' ? written : {};
  const own = {
    ...(artifacts === undefined ? {} : { artifacts: meant(artifacts) }),
    ...(executionRole === undefined ? {} : { executionRole: meant(executionRole) }),
  };
  const from = [...Object.values(inputs), ...Object.values(own)].flatMap((each) =>
    'from' in each && each.from.environment === environment ? [each.from.component] : [],
  );
  return { after: [...new Set([...written.after, ...from])], inputs, ...own };
}

const laneOf = ({ lane, engine }: ComponentFile): Component['lane'] =>
  lane ?? (engine === 'cloudformation' ? 'application' : 'infrastructure');

function toolOf(written: ComponentFile): Tool {
  if (written.engine === 'tofu') return 'opentofu';
  return written.engine === 'cloudformation' ? toolOfBuild(written.build) : 'terraform';
}

/** What a stack is made with, by its build. */
export function toolOfBuild(build: StackComponent['build']): Tool {
  if (build === 'functions' || build === 'sam') return 'sam';
  const program = typeof build === 'object' && 'command' in build ? build.command : [];
  return program.some((each) => each === 'cdk' || each.endsWith('/cdk')) ? 'cdk' : 'cloudformation';
}

/** Change sets are made by whoever executes them: CloudFormation's plan is made by the deploy role. */
function rolesOf(
  { roles: own, engine }: ComponentFile,
  { roles }: EnvironmentConfig,
  lane: Component['lane'],
): Everywhere['roles'] {
  const deploy =
    own?.deploy ?? (lane === 'application' ? roles.deployApplication : roles.deployInfrastructure);
  const plan = own?.plan ?? (engine === 'cloudformation' ? deploy : roles.plan);
  const read = own?.read ?? roles.read;
  return { read, ...(plan === undefined ? {} : { plan }), ...(deploy === undefined ? {} : { deploy }) };
}

const AWS = 'hashicorp/aws';

const rootOf = (
  { directory, varFiles, state, build, lockfile, wrapper, ...own }: Exclude<ComponentFile, { stack: string }>,
  { providers, modules }: Pick<PortalFile, 'providers' | 'modules'>,
) => ({
  ...{ engine: 'terraform' as const, directory, varFiles, state, lockfile },
  ...(wrapper ? { wrapper } : {}),
  builds: build?.functions ?? [],
  providers: [...new Set([AWS, ...providers, ...own.providers])],
  modules: [...new Set([...modules, ...own.modules])],
});

const stackOf = ({ template, stack, build, capabilities, macros, tags }: StackFile, links: Links) => ({
  ...{ engine: 'cloudformation' as const, template, stack, capabilities, macros, tags },
  ...(build === undefined ? {} : { build }),
  ...(links.artifacts ? { artifacts: links.artifacts } : {}),
  ...(links.executionRole ? { executionRole: links.executionRole } : {}),
});

/** Outputs that a component's inputs come from. */
export const outputsUsed = (component: ConfiguredComponent): readonly OutputRef[] =>
  [
    ...Object.values(component.inputs),
    ...(component.engine === 'cloudformation' ? [component.artifacts, component.executionRole] : []),
  ].flatMap((each) => (each && 'from' in each ? [each.from] : []));
