import type { Receiver } from '#lib/config/notifications-schema.ts';
import { PORTAL } from '#lib/domain/access/action.ts';
import { can, coversKey } from '#lib/domain/access/can.ts';
import type { NotificationsPage, ShownReceiver } from '#lib/domain/notify/page.ts';
import { deliveryCounts } from '#lib/store/deliveries.ts';
import { toldSince } from '#lib/store/happenings.ts';
import { activeMutes } from '#lib/store/mutes.ts';
import { defineQuery } from './define.ts';
import { visibleEnvironments } from './visible.ts';

/** Of what happened, newest first. */
const SHOWN = 40;

/** Who is told of what, what waits, what failed and why. */
export const notifications = defineQuery({
  name: 'notifications',
  action: 'settings:read',
  on: () => PORTAL,
  async run(services, caller, _: Record<never, never>): Promise<NotificationsPage> {
    const { db, config } = services;
    const settings = config.current().file.notifications;
    const seen = visibleEnvironments(services, caller, 'settings:read').map(({ key }) => key);
    const managed = visibleEnvironments(services, caller, 'notifications:manage');
    const [told, mutes, counts] = await Promise.all([
      toldSince(db, seen, SHOWN),
      activeMutes(db),
      deliveryCounts(db),
    ]);
    const all = config.current().environments;
    const systems = [...new Set(managed.map(({ system }) => `${system}/*`))].filter((on) =>
      [...all.keys()].every((key) => !coversKey(on, key) || managed.some((each) => each.key === key)),
    );
    return {
      configured: settings !== undefined,
      receivers: Object.entries(settings?.receivers ?? {}).map(([name, receiver]): ShownReceiver => {
        const { waiting = 0, failed = 0, sent = 0 } = counts.get(name) ?? {};
        return { name, kind: receiver.kind, where: whereOf(receiver), waiting, failed, sent };
      }),
      told,
      mutes: mutes.filter(({ on }) => seen.some((key) => coversKey(on, key))),
      places: [...(managed.length === all.size ? ['*'] : []), ...systems, ...managed.map(({ key }) => key)],
      mayManage: managed.length > 0 && can(caller, 'notifications:manage', PORTAL).allowed,
    };
  },
});

function whereOf(receiver: Receiver): string {
  if (receiver.kind === 'email') return receiver.to.join(', ');
  return URL.canParse(receiver.url) ? new URL(receiver.url).host : receiver.url;
}
