import { PORTAL } from '#lib/domain/access/action.ts';
import type { ListName, ListView } from '#lib/domain/list-view.ts';
import { listViewsOf } from '#lib/store/list-views.ts';
import { defineQuery } from './define.ts';

/** What whoever asks kept of a list. */
export const listViews = defineQuery<{ readonly list: ListName }, readonly ListView[]>({
  name: 'list-views',
  action: 'overview:read',
  on: () => PORTAL,
  run: ({ db }, caller, { list }) => listViewsOf(db, caller.id, list),
});
