import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { setFavourite } from '#lib/store/favourites.ts';
import { defineCommand } from '../define.ts';

export type Star = { readonly environment: EnvironmentKey; readonly on: boolean };

/** Puts an environment before the others for whoever asks, or back among them. Nobody else sees it: no entry of the audit. */
export const star = defineCommand<Star, void>({
  name: 'favourite.set',
  action: 'health:read',
  on: ({ environment }) => onEnvironment(environment),
  run: ({ db, clock }, caller, { environment, on }) =>
    setFavourite(db, caller.id, environment, { on, at: clock() }),
});
