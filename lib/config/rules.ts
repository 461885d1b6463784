import type { RuleSettings } from '#lib/domain/deploy/rules/judge.ts';
import type { ConfiguredEnvironment, PortalConfig } from './portal-config.ts';

/** Rules over plans of an environment: the file's, and its own in their place. */
export const ruleSettingsOf = (
  { file }: PortalConfig,
  { settings }: Pick<ConfiguredEnvironment, 'settings'>,
): RuleSettings => {
  const written = Object.entries({ ...file.rules, ...settings.rules });
  return Object.fromEntries(written.filter(([, each]) => each !== undefined));
};
