import { BrowserNotices } from '#components/notifications/browser-notices.tsx';
import { MuteForm } from '#components/notifications/mute-form.tsx';
import { MuteTable } from '#components/notifications/mute-table.tsx';
import { ReceiverTable } from '#components/notifications/receiver-table.tsx';
import { ToldTable } from '#components/notifications/told-table.tsx';
import type { Delivery, Told } from '#lib/domain/notify/delivery.ts';
import { reason } from '#lib/domain/reason.ts';
import { type Instant, instant, minutes, plus } from '#lib/domain/time.ts';
import { Block, Sample } from './block.tsx';

const nothing = async () => ({});
const PLACES = ['*', 'items/*', 'items/prod'];

/** Settings, Notifications: receivers, mutes and what was told, in every state of a message. */
export function Notifications({ now }: { readonly now: Instant }) {
  const minute = minutes(1);
  const delivery = (state: Delivery['state'], more: Partial<Delivery> = {}): Delivery => ({
    ...{ id: `msg_${state}`, receiver: `chat-${state}`, state, tries: 1, nextAt: plus(now, minute) },
    ...more,
  });
  const failing: Told = {
    happening: {
      ...{
        id: 'a',
        topic: 'failing',
        subject: 'verdict:items/prod',
        state: 'open',
        environment: 'items/prod',
      },
      ...{ at: instant(now - minute), what: reason('verdict.failing', { place: 'items/prod' }) },
      because: [reason('commit', { subject: 'Stop writing to a table that is gone' })],
      path: '/e/items/prod',
    },
    deliveries: [
      delivery('sent', { sentAt: now }),
      delivery('waiting', {
        failure: reason('answered', { host: 'hooks.example.org', status: 503, said: 'try later' }),
      }),
      delivery('failed', {
        tries: 10,
        failure: reason('private-address', { host: 'alerts.internal', address: '10.0.0.8' }),
      }),
      delivery('muted'),
      delivery('acknowledged'),
    ],
    routed: true,
  };
  const silence: Told = {
    happening: {
      ...{
        id: 'b',
        topic: 'silence',
        subject: 'silence:runner',
        state: 'open',
        at: instant(now - 2 * minute),
      },
      what: reason('silence.silent', { process: 'runner', since: '2026-11-22 11:58 UTC' }),
      because: [],
      path: '/settings',
    },
    deliveries: [],
    routed: true,
    acknowledged: { by: 'alice', at: now },
  };
  const receivers = [
    { name: 'shop-chat', kind: 'slack', where: 'SHOP_CHAT_URL', waiting: 1, failed: 0, sent: 41 },
    { name: 'pager', kind: 'webhook', where: 'events.example.org', waiting: 0, failed: 2, sent: 3 },
    { name: 'on-call', kind: 'email', where: 'oncall@example.org', waiting: 0, failed: 0, sent: 0 },
  ] as const;
  const mute = {
    id: '1',
    on: 'items/*',
    until: plus(now, minutes(90)),
    by: 'alice',
    why: 'Moving the table',
  };
  return (
    <Block title="ReceiverTable, MuteTable, MuteForm, ToldTable, BrowserNotices, ActButton">
      <Sample name="receivers">
        <ReceiverTable receivers={receivers} test={nothing} />
      </Sample>
      <Sample name="none">
        <ReceiverTable receivers={[]} test={undefined} />
      </Sample>
      <Sample name="mutes">
        <MuteTable mutes={[mute]} places={PLACES} unmute={nothing} />
        <MuteTable mutes={[]} places={PLACES} unmute={nothing} />
        <MuteForm places={PLACES} mute={nothing} />
      </Sample>
      <Sample name="told, each state of a message">
        <ToldTable
          now={now}
          told={[failing, silence]}
          places={PLACES}
          acknowledge={nothing}
          sendAgain={nothing}
        />
        <ToldTable now={now} told={[]} places={PLACES} acknowledge={nothing} sendAgain={nothing} />
      </Sample>
      <Sample name="this browser">
        <BrowserNotices />
      </Sample>
    </Block>
  );
}
