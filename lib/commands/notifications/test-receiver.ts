import { PORTAL } from '#lib/domain/access/action.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { happeningOfDelivery, sendAgain } from '#lib/store/deliveries.ts';
import { putHappening } from '#lib/store/happenings.ts';
import { defineCommand } from '../define.ts';
import { targetOf } from './covered.ts';

/** Sends a receiver a word that nothing has happened. Refusal: `notification.no-receiver`. */
export const testReceiver = defineCommand<{ readonly receiver: string }, Result<void, Reason>>({
  name: 'notification.test',
  action: 'notifications:manage',
  on: () => PORTAL,
  async run({ db, config, clock, ids }, caller, { receiver }) {
    if (!config.current().file.notifications?.receivers[receiver])
      return err(reason('notification.no-receiver', { receiver }));
    const at = clock();
    await db.transaction(async (tx) => {
      await putHappening(tx, {
        ...{ id: `test:${ids()}`, topic: 'test', subject: `test:${receiver}`, state: 'once', at, receiver },
        what: reason('test', { by: caller.name }),
        because: [reason('test', { receiver })],
        path: '/settings/notifications',
      });
      await appendAudit(tx, {
        ...{ at, actor: caller.id, via: caller.via, action: 'notification.test', target: 'portal' },
        ...{ outcome: 'done', details: { receiver } },
      });
    });
    return ok(undefined);
  },
});

/** Tries a message again that was given up. Refusal: `notification.not-found`. */
export const sendMessageAgain = defineCommand<
  { readonly id: string; readonly place: string },
  Result<void, Reason>
>({
  name: 'notification.send-again',
  action: 'notifications:manage',
  on: ({ place }) => targetOf(place),
  run: ({ db, clock }, caller, { id, place }) =>
    db.transaction(async (tx) => {
      const happening = await happeningOfDelivery(tx, id);
      const there = happening && (happening.environment ?? '*') === place;
      if (!there || !(await sendAgain(tx, id, clock()))) return err(reason('notification.not-found'));
      await appendAudit(tx, {
        ...{ at: clock(), actor: caller.id, via: caller.via, action: 'notification.send-again' },
        ...{ target: place === '*' ? 'portal' : place, outcome: 'done', details: { message: id } },
      });
      return ok(undefined);
    }),
});
