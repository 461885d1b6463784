import type { ConfiguredEnvironment, PortalConfig } from '#lib/config/portal-config.ts';
import { rolesNamed as ownRoles } from '#lib/config/role-chain.ts';
import type { StackChoice } from '#lib/domain/membership/stack-choice.ts';

const SHIPPED = ['items/dev', 'items/staging', 'items/prod', 'hello/dev'] as const;

/** A `portal.yaml` of the systems that come with the product: they have roles, traffic and checks of their own. */
export const isShipped = ({ environments }: Pick<PortalConfig, 'environments'>): boolean =>
  environments.size === SHIPPED.length && SHIPPED.every((key) => environments.has(key));

/** Roles that `infra/portal/access/team` makes for one environment. */
type TeamAccess = {
  readonly role_names: Readonly<Record<'read' | 'plan' | 'infrastructure' | 'application', string | null>>;
  readonly prefixes: readonly string[];
  readonly stacks: readonly string[];
  readonly states: StatesInS3;
};

type StatesInS3 = {
  readonly arns: readonly string[];
  readonly lock_table_arns: readonly string[];
  readonly key_arns: readonly string[];
};

/** The variable `environments` of `infra/portal/access/team`, as a `portal.yaml` names roles, prefixes and stacks. */
export const teamAccess = ({ environments }: PortalConfig): Readonly<Record<string, TeamAccess>> =>
  Object.fromEntries(
    [...environments].map(([key, environment]) => {
      const { roles, watch } = environment.settings;
      return [
        key,
        {
          role_names: {
            read: roleName(roles.read),
            plan: roleName(roles.plan),
            infrastructure: roleName(roles.deployInfrastructure),
            application: roleName(roles.deployApplication),
          },
          prefixes: [environment.prefix],
          stacks: [...stacksOf(environment), ...chosenStacks(watch?.stacks)],
          states: statesOf(environment),
        },
      ];
    }),
  );

/** The region that all environments name; undefined where there are several or none. */
export function regionOf({ environments }: PortalConfig): string | undefined {
  const [region, ...others] = new Set([...environments.values()].map((each) => each.region));
  return others.length === 0 ? region : undefined;
}

/** Every role that collector and runner must be able to assume. */
export const rolesNamed = ({ environments }: PortalConfig): readonly string[] => [
  ...new Set(
    [...environments.values()].flatMap(({ settings: { roles }, components }) => [
      ...ownRoles(roles),
      ...components.flatMap((each) => Object.values(each.roles)),
    ]),
  ),
];

/** ARNs of stacks take patterns as they are; stacks that tags choose have no name to grant. */
const chosenStacks = (choices: readonly StackChoice[] = []): readonly string[] =>
  choices.filter((each) => typeof each === 'string');

/** What its components plan and apply with; a local state needs no right. */
function statesOf({ components }: ConfiguredEnvironment): StatesInS3 {
  const states = components.flatMap((each) =>
    each.engine === 'terraform' && each.state.kind === 's3' ? [{ ...each, state: each.state }] : [],
  );
  return {
    arns: states.map(({ state: { bucket, key, workspace, workspacePrefix = 'env:' } }) =>
      workspace === undefined
        ? `arn:aws:s3:::${bucket}/${key}`
        : `arn:aws:s3:::${bucket}/${workspacePrefix}/${workspace}/${key}`,
    ),
    lock_table_arns: states.flatMap(({ account, state: { region, lock } }) =>
      typeof lock === 'object' ? [`arn:aws:dynamodb:${region}:${account}:table/${lock.table}`] : [],
    ),
    key_arns: states.flatMap(({ state: { kmsKey } }) => kmsKey ?? []),
  };
}

const stacksOf = ({ components }: ConfiguredEnvironment): readonly string[] =>
  components.flatMap((each) => (each.engine === 'cloudformation' ? [each.stack] : []));

const roleName = (arn: string | undefined): string | null => arn?.split(':role/').at(-1) ?? null;
