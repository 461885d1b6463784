import type { PortalConfig } from '#lib/config/portal-config.ts';
import type { Grant } from '#lib/domain/access/caller.ts';

/** What these groups may do by `portal.yaml`. A group that the file does not name gives nothing. */
export function grantsOf(config: PortalConfig, groups: readonly string[]): readonly Grant[] {
  return config.file.access
    .filter((each) => groups.includes(each.group))
    .map(({ role, on }) => ({ role, on }));
}
