import { onEnvironment } from '#lib/domain/access/action.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import {
  LONGEST_VIEW_NAME,
  LONGEST_VIEW_QUERY,
  MOST_VIEWS,
  type SavedView,
  type ViewKind,
  type ViewReach,
} from '#lib/domain/logs/saved-view.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { countLogViews, putLogView } from '#lib/store/log-views.ts';
import { defineCommand } from '../define.ts';

export type SaveLogView = {
  readonly environment: EnvironmentKey;
  readonly kind: ViewKind;
  readonly name: string;
  readonly query: string;
  readonly reach: ViewReach;
};

/**
 * Keeps a query, for oneself or for all who may read these logs. A shared one is written to the audit.
 * Refusals: `view.no-name`, `view.too-long`, `view.too-many`.
 */
export const saveLogView = defineCommand<SaveLogView, Result<SavedView, Reason>>({
  name: 'log-view.save',
  action: 'logs:read',
  on: ({ environment }) => onEnvironment(environment),
  async run({ db, clock, ids }, caller, { environment, kind, query, reach, ...asked }) {
    const name = asked.name.trim();
    if (name === '' || query.trim() === '') return err(reason('view.no-name', {}));
    if (name.length > LONGEST_VIEW_NAME || query.length > LONGEST_VIEW_QUERY) {
      return err(reason('view.too-long', { most: LONGEST_VIEW_NAME }));
    }
    const at = clock();
    const view: SavedView = { id: ids(), kind, name, query, owner: caller.id, reach, createdAt: at };
    return db.transaction(async (tx) => {
      if ((await countLogViews(tx, environment, caller.id)) >= MOST_VIEWS) {
        return err(reason('view.too-many', { most: MOST_VIEWS }));
      }
      await putLogView(tx, environment, view);
      if (reach === 'shared') {
        await appendAudit(tx, {
          at,
          actor: caller.id,
          via: caller.via,
          action: 'log-view.save',
          target: environment,
          outcome: 'done',
          details: { view: view.id, name },
        });
      }
      return ok(view);
    });
  },
});
