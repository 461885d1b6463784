import type { PortalConfig } from './portal-config.ts';

/** The external ID that a role's trust policy asks for, by the role's ARN. */
export function externalIdOf({ file }: PortalConfig, role: string): string | undefined {
  for (const { environments } of Object.values(file.systems))
    for (const { roles, components } of Object.values(environments)) {
      const own = Object.values(components).flatMap((each) => (each.roles ? [each.roles] : []));
      for (const { externalId, ...arns } of [...own, roles]) {
        const id = externalId ?? roles.externalId;
        if (id !== undefined && Object.values(arns).includes(role)) return id;
      }
    }
  return undefined;
}
