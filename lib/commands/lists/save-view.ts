import { PORTAL } from '#lib/domain/access/action.ts';
import {
  type ListName,
  type ListView,
  LONGEST_LIST_VIEW_NAME,
  MOST_LIST_VIEWS,
  viewQuery,
} from '#lib/domain/list-view.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { countListViews, putListView } from '#lib/store/list-views.ts';
import { defineCommand } from '../define.ts';

export type SaveListView = {
  readonly list: ListName;
  readonly name: string;
  /** Parameters of the list's address; what is no filter of it is left out. */
  readonly query: string;
};

/**
 * Keeps how a list is filtered, for oneself: nobody else sees it, so it is no entry of the audit. One of the same name is replaced.
 * Refusals: `view.no-name`, `view.too-long`, `view.too-many`.
 */
export const saveListView = defineCommand<SaveListView, Result<ListView, Reason>>({
  name: 'list-view.save',
  action: 'overview:read',
  on: () => PORTAL,
  run({ db, clock, ids }, caller, { list, ...asked }) {
    const name = asked.name.trim();
    const query = viewQuery(list, Object.fromEntries(new URLSearchParams(asked.query)));
    return db.transaction(async (tx) => {
      if (name === '' || query === '') return err(reason('view.no-name', {}));
      if (name.length > LONGEST_LIST_VIEW_NAME)
        return err(reason('view.too-long', { most: LONGEST_LIST_VIEW_NAME }));
      if ((await countListViews(tx, { owner: caller.id, list, name })) >= MOST_LIST_VIEWS)
        return err(reason('view.too-many', { most: MOST_LIST_VIEWS }));
      const view: ListView = { id: ids(), list, name, query, createdAt: clock() };
      await putListView(tx, caller.id, view);
      return ok(view);
    });
  },
});
