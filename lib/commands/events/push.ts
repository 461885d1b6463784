import { onEnvironment } from '#lib/domain/access/action.ts';
import type { OutsideChange } from '#lib/domain/outside/change.ts';
import { oddMoment, type ToldDeploy } from '#lib/domain/outside/told.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { notify } from '#lib/store/notify.ts';
import { putOutsideChanges } from '#lib/store/outside-changes.ts';
import { defineCommand } from '../define.ts';

/**
 * Keeps a deploy that somebody's own pipeline has made as a marker; told twice it is one. Refusals: `events.future`,
 * `events.too-old`.
 */
export const pushEvent = defineCommand<ToldDeploy, Result<OutsideChange, Reason>>({
  name: 'event.push',
  action: 'events:create',
  on: ({ environment }) => onEnvironment(environment),
  async run({ db, clock }, caller, { environment, title, at, who, commit, link }) {
    const now = clock();
    const change: OutsideChange = {
      ...{ environment, kind: 'deploy', thing: title, at: at ?? now, foundAt: now, who: who ?? caller.id },
      ...(commit ? { commit } : {}),
      ...(link ? { link } : {}),
    };
    const odd = oddMoment(change.at, now);
    if (odd) return err(reason(odd));
    await db.transaction(async (tx) => {
      await putOutsideChanges(tx, [change]);
      await appendAudit(tx, {
        ...{ at: now, actor: caller.id, via: caller.via, action: 'event.pushed', target: environment },
        outcome: 'done',
        details: { title, who: change.who ?? '', ...(commit ? { commit } : {}) },
      });
      await notify(tx, 'outside', environment);
    });
    return ok(change);
  },
});
