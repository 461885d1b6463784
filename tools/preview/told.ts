import type { Happening } from '#lib/domain/notify/happening.ts';
import { reason } from '#lib/domain/reason.ts';
import { hours, type Instant, instant, minutes, plus } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { claimDeliveries, settleDelivery } from '#lib/store/deliveries.ts';
import { putHappening, routeHappenings } from '#lib/store/happenings.ts';
import { putMute, removeMute } from '#lib/store/mutes.ts';

/** TEST DATA. Receivers as a team would have them; none of them is ever called. */
export const PREVIEW_NOTIFICATIONS = {
  receivers: {
    'shop-chat': { kind: 'slack', url: 'SHOP_CHAT_URL' },
    pager: { kind: 'webhook', url: 'https://events.example.org/yagura', secret: 'PAGER_SECRET' },
    'on-call': { kind: 'email', to: ['oncall@example.org'] },
  },
  mail: { server: 'SMTP_URL', from: 'yagura@example.org' },
  routes: [{ to: ['shop-chat', 'pager'] }],
};

/** What happened in the last hour, one message each sent, waiting and given up; a mute. */
export async function fillTold(db: Db, now: Instant): Promise<void> {
  const ago = (count: number) => instant(now - count * minutes(1));
  const happened: readonly Happening[] = [
    {
      ...{ id: 'p1', topic: 'degraded', subject: 'verdict:items/staging', state: 'open', at: ago(15) },
      ...{ environment: 'items/staging', what: reason('verdict.degraded', { place: 'items/staging' }) },
      because: [reason('health.dead-letters', { count: 3, label: 'invoice-dlq' })],
      path: '/e/items/staging',
    },
    {
      ...{
        id: 'p2',
        topic: 'approval',
        subject: 'run:12',
        state: 'once',
        at: ago(6),
        environment: 'items/prod',
      },
      what: reason('run.awaiting-approval', { number: 12, component: 'infrastructure', place: 'items/prod' }),
      because: [reason('commit', { subject: 'Keep logs for a month' })],
      path: '/deploys/12',
    },
  ];
  for (const each of happened) await putHappening(db, each);
  const to = ['shop-chat', 'pager'].map((receiver) => ({ receiver, notBefore: ago(20) }));
  await routeHappenings(db, () => to, [], now);
  for (const each of await claimDeliveries(db, 'shop-chat', 10, minutes(1)))
    await settleDelivery(db, each, { sent: now });
  const [first, second] = await claimDeliveries(db, 'pager', 10, minutes(1));
  const failure = reason('answered', { host: 'events.example.org', status: 503, said: 'try later' });
  if (first) await settleDelivery(db, first, { failure, again: plus(now, minutes(10)) });
  if (second) await settleDelivery(db, second, { failure, again: undefined });
  // The folder of a preview outlives it: the mute of the one before is still there.
  await removeMute(db, 'p');
  await putMute(
    db,
    { id: 'p', on: 'items/dev', until: plus(now, hours(3)), by: 'developer', why: 'Moving the table' },
    now,
  );
}
