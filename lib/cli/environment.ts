import { environmentOf, type PortalConfig } from '#lib/config/portal-config.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';

/**
 * `items/dev`, or `dev` of the default system.
 * @throws UnknownEnvironment naming the known ones
 */
export function environmentNamed(config: PortalConfig, text: string): EnvironmentKey {
  const key = text.includes('/') ? text : `${config.file.defaultSystem}/${text}`;
  return environmentOf(config, key).key;
}
