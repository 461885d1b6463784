import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { acknowledge, getHappening } from '#lib/store/happenings.ts';
import { defineCommand } from '../define.ts';
import { targetOf } from './covered.ts';

/** `place`: its environment, `*` for what is about the portal itself. */
export type AcknowledgeHappening = { readonly id: string; readonly place: string };

/** Takes a matter in hand: nobody is told more of it until it has ended. Refusal: `notification.not-found`, also where somebody has it. */
export const acknowledgeHappening = defineCommand<AcknowledgeHappening, Result<void, Reason>>({
  name: 'notification.acknowledge',
  action: 'notifications:manage',
  on: ({ place }) => targetOf(place),
  run: ({ db, clock }, caller, { id, place }) =>
    db.transaction(async (tx) => {
      const happening = await getHappening(tx, id);
      const there = happening && (happening.environment ?? '*') === place;
      if (!there || !(await acknowledge(tx, id, caller.id, clock())))
        return err(reason('notification.not-found'));
      await appendAudit(tx, {
        ...{ at: clock(), actor: caller.id, via: caller.via, action: 'notification.acknowledge' },
        ...{ target: place === '*' ? 'portal' : place, outcome: 'done' },
        details: { matter: happening.subject },
      });
      return ok(undefined);
    }),
});
