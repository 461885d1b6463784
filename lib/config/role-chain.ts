import type { PortalConfig } from './portal-config.ts';

/** A role on the way to another, with what its trust policy asks for. */
export type Hop = { readonly role: string; readonly externalId?: string };

/** How a role is reached: what its trust policy asks for, and the roles before it. */
export type RoleChain = { readonly externalId?: string; readonly via: readonly Hop[] };

type Roles = {
  readonly externalId?: string | undefined;
  readonly via?: readonly Hop[] | undefined;
} & Readonly<Record<string, unknown>>;

/** How a role of `portal.yaml` is reached, by its ARN; a component's own settings count before its environment's. */
export function roleChain({ file }: PortalConfig, role: string): RoleChain {
  for (const { environments } of Object.values(file.systems))
    for (const { roles, components } of Object.values(environments)) {
      const own = Object.values(components).flatMap((each): Roles[] => (each.roles ? [each.roles] : []));
      for (const found of [...own, roles])
        if (Object.values(found).includes(role)) return chainOf({ ...roles, ...given(found) });
    }
  return { via: [] };
}

/** What an environment says of the way to its roles. */
export const chainOf = ({ externalId, via = [] }: Pick<Roles, 'externalId' | 'via'>): RoleChain => ({
  ...(externalId === undefined ? {} : { externalId }),
  via,
});

const given = ({ externalId, via }: Roles) => ({
  ...(externalId === undefined ? {} : { externalId }),
  ...(via === undefined ? {} : { via }),
});

/** All roles that an environment or a component names, in the order in which they are assumed. */
export const rolesNamed = ({ externalId: _, via = [], ...roles }: Roles): readonly string[] => [
  ...via.map(({ role }) => role),
  ...Object.values(roles).filter((role) => typeof role === 'string'),
];
