import { rolesNamed } from './role-chain.ts';
import type { PortalFile } from './schema.ts';
import type { Found } from './schema-problems.ts';

/**
 * Roles of another account than the one that they are to read or change. What is read there would be shown here. Those on the way to
 * them (`via`) may lie anywhere.
 */
export function roleAccounts({ systems, payers }: PortalFile): readonly Found[] {
  const environments = Object.entries(systems).flatMap(([system, { environments }]) =>
    Object.entries(environments).flatMap(([name, { account, roles, components }]) => {
      const at = ['systems', system, 'environments', name];
      return [
        ...strangers(roles, account, [...at, 'roles']),
        ...Object.entries(components).flatMap(([component, { account: own, roles: its = {} }]) =>
          strangers(its, own ?? account, [...at, 'components', component, 'roles']),
        ),
      ];
    }),
  );
  const bills = payers.flatMap(({ account, roles }, index) =>
    strangers(roles, account, ['payers', String(index), 'roles']),
  );
  return [...environments, ...bills];
}

function strangers(roles: Parameters<typeof rolesNamed>[0], account: string, path: readonly string[]) {
  const own = rolesNamed({ ...roles, via: [] });
  return Object.entries(roles).flatMap(([key, role]): readonly Found[] => {
    if (typeof role !== 'string' || !own.includes(role)) return [];
    const there = role.split(':')[4];
    const message = `is a role of the account ${there}, and what it is for lies in ${account}; a role on the way to another one goes below via`;
    return there === account ? [] : [{ path: [...path, key], message }];
  });
}
