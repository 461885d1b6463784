import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { SavedView } from '#lib/domain/logs/saved-view.ts';
import { logViewsFor } from '#lib/store/log-views.ts';
import { defineQuery } from './define.ts';

/** A view, and whether it is the asker's to remove. */
export type OwnedView = SavedView & { readonly own: boolean };

/** Kept queries that whoever asks has in an environment. */
export const logViews = defineQuery<{ readonly environment: EnvironmentKey }, readonly OwnedView[]>({
  name: 'log-views',
  action: 'logs:read',
  on: ({ environment }) => onEnvironment(environment),
  run: async ({ db }, caller, { environment }) =>
    (await logViewsFor(db, environment, caller.id)).map((view) => ({
      ...view,
      own: view.owner === caller.id,
    })),
});
