import type { PortalConfig } from '#lib/config/portal-config.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { openDatabase } from '#lib/store/db.ts';
import { readingsOf } from '#lib/store/readings.ts';
import type { Addresses } from './addresses.ts';

/**
 * What `verify.health` of each environment names, by the outputs that the collector read: the only address that a
 * `portal.yaml` gives away, and so the only one that is called.
 */
export function healthAddresses(databaseUrl: string, config: PortalConfig) {
  const database = openDatabase(databaseUrl, 'yagura demo addresses', 1);
  const keys = [...config.environments.keys()];
  return {
    close: database.close,
    async read(): Promise<Addresses> {
      const readings = await readingsOf(database.db, 'outputs', keys);
      const found: Record<string, string> = {};
      for (const [key, reading] of readings) {
        const outputs = shownValue(reading)?.value;
        const all = Object.entries({ ...outputs?.terraform, ...outputs?.stack });
        const [first] =
          config.environments.get(key as EnvironmentKey)?.components.flatMap(({ health }) => health) ?? [];
        const address = first && addressOf(first, all);
        if (address) found[key] = address;
      }
      return found;
    },
  };
}

/** `ApiUrl/health`, or an address as it stands; outputs of one of several stacks have its name before theirs. */
export function addressOf(
  named: string,
  outputs: readonly (readonly [string, string])[],
): string | undefined {
  if (named.startsWith('https://') || named.startsWith('http://')) return named;
  const [output = '', ...path] = named.split('/');
  const base = outputs.find(([name]) => name === output || name.endsWith(`.${output}`))?.[1];
  return base === undefined ? undefined : [base.endsWith('/') ? base.slice(0, -1) : base, ...path].join('/');
}
