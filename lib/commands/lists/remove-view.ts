import { PORTAL } from '#lib/domain/access/action.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { removeListView as remove } from '#lib/store/list-views.ts';
import { defineCommand } from '../define.ts';

/** Removes a view of one's own. Refusal: `view.not-found`, also for somebody else's. */
export const removeListView = defineCommand<{ readonly id: string }, Result<undefined, Reason>>({
  name: 'list-view.remove',
  action: 'overview:read',
  on: () => PORTAL,
  run: async ({ db }, caller, { id }) =>
    (await remove(db, caller.id, id)) ? ok(undefined) : err(reason('view.not-found', {})),
});
