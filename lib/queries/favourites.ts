import { PORTAL } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { favouritesOf } from '#lib/store/favourites.ts';
import { defineQuery } from './define.ts';

/** Environments that whoever asks starred, also those that they no longer see. */
export const favourites = defineQuery<Record<never, never>, readonly EnvironmentKey[]>({
  name: 'favourites',
  action: 'overview:read',
  on: () => PORTAL,
  run: ({ db }, caller) => favouritesOf(db, caller.id),
});
