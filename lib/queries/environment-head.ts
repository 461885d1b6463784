import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { longestMute } from '#lib/domain/notify/routing.ts';
import type { EnvironmentHead } from '#lib/domain/overview/environment-head.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { activeMutes } from '#lib/store/mutes.ts';
import { getReading } from '#lib/store/readings.ts';
import { boardRows } from './board-rows.ts';
import { defineQuery } from './define.ts';
import { freezesOf } from './freezes.ts';

/** What stands above every tab of an environment. */
export const environmentHead = defineQuery({
  name: 'environment-head',
  action: 'health:read',
  on: ({ environment }: { readonly environment: EnvironmentKey }) => onEnvironment(environment),
  async run(services, caller, { environment: key }): Promise<EnvironmentHead> {
    const environment = environmentOf(services.config.current(), key);
    const mayDiagnose = can(caller, 'resources:read', onEnvironment(key)).allowed;
    // Who has muted it, and why, stands in Settings.
    const maySeeMutes = can(caller, 'settings:read', onEnvironment(key)).allowed;
    const [rows, inventory, diagnosis, mutes] = await Promise.all([
      boardRows(services, [environment], { history: true }),
      getReading(services.db, key, 'inventory'),
      mayDiagnose ? getReading(services.db, key, 'diagnosis') : undefined,
      maySeeMutes ? activeMutes(services.db) : [],
    ]);
    const [row] = rows;
    if (!row) throw new Error(`no row for ${key}`);
    const { account, region, production, contact } = environment;
    const resources = inventory && shownValue(inventory)?.value.length;
    const [freeze] = freezesOf(services, [environment]);
    const mute = longestMute(key, mutes);
    const found = diagnosis?.state === 'ready' ? diagnosis.value.found : [];
    return {
      ...{ row, account, region, production, contact },
      ...(resources === undefined ? {} : { resources }),
      ...(freeze ? { freeze } : {}),
      ...(mute ? { mute } : {}),
      ...(found.length > 0 ? { causes: found.map(({ title }) => title) } : {}),
    };
  },
});
