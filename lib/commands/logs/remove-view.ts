import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { removeLogView as remove } from '#lib/store/log-views.ts';
import { defineCommand } from '../define.ts';

export type RemoveLogView = { readonly environment: EnvironmentKey; readonly id: string };

/** Removes a view of one's own. Refusal: `view.not-found`, also for somebody else's. */
export const removeLogView = defineCommand<RemoveLogView, Result<{ readonly name: string }, Reason>>({
  name: 'log-view.remove',
  action: 'logs:read',
  on: ({ environment }) => onEnvironment(environment),
  run: ({ db, clock }, caller, { environment, id }) =>
    db.transaction(async (tx) => {
      const gone = await remove(tx, environment, { id, owner: caller.id });
      if (!gone) return err(reason('view.not-found', {}));
      if (gone.reach === 'shared') {
        await appendAudit(tx, {
          at: clock(),
          actor: caller.id,
          via: caller.via,
          action: 'log-view.remove',
          target: environment,
          outcome: 'done',
          details: { view: id, name: gone.name },
        });
      }
      return ok({ name: gone.name });
    }),
});
