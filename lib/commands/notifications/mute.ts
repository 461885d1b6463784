import type { Mute } from '#lib/domain/notify/routing.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { days, plus } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { getMute, putMute, removeMute } from '#lib/store/mutes.ts';
import { defineCommand } from '../define.ts';
import { mayAll, targetOf } from './covered.ts';

export type MutePlace = {
  /** `*`, `items/*` or `items/prod`. */
  readonly on: string;
  readonly for: Millis;
  readonly why: string;
};

/** Longer, and nobody remembers why nothing was heard. */
const LONGEST = days(14);
const LONGEST_WHY = 200;

/** Nothing is told of a place for a while. Refusals: `notification.no-why`, `notification.too-long`, `notification.not-all`. */
export const mutePlace = defineCommand<MutePlace, Result<Mute, Reason>>({
  name: 'notification.mute',
  action: 'notifications:manage',
  on: ({ on }) => targetOf(on),
  async run(services, caller, { on, for: length, why: said }) {
    const { db, clock, ids } = services;
    const why = said.trim();
    if (why === '' || why.length > LONGEST_WHY) return err(reason('notification.no-why'));
    if (length <= 0 || length > LONGEST) return err(reason('notification.too-long', { days: 14 }));
    if (!mayAll(services, caller, on)) return err(reason('notification.not-all', { on }));
    const now = clock();
    const mute: Mute = { id: ids(), on, until: plus(now, length), by: caller.id, why };
    return db.transaction(async (tx) => {
      await putMute(tx, mute, now);
      await appendAudit(tx, {
        ...{ at: now, actor: caller.id, via: caller.via, action: 'notification.mute', target: on },
        ...{ outcome: 'done', details: { until: new Date(mute.until).toISOString(), why } },
      });
      return ok(mute);
    });
  },
});

export type UnmutePlace = { readonly id: string; readonly on: string };

/** Ends a mute before its time. Refusals: `notification.not-found`, `notification.not-all`. */
export const unmutePlace = defineCommand<UnmutePlace, Result<void, Reason>>({
  name: 'notification.unmute',
  action: 'notifications:manage',
  on: ({ on }) => targetOf(on),
  async run(services, caller, { id, on }) {
    if (!mayAll(services, caller, on)) return err(reason('notification.not-all', { on }));
    return services.db.transaction(async (tx) => {
      const mute = await getMute(tx, id);
      if (mute?.on !== on) return err(reason('notification.not-found'));
      await removeMute(tx, id);
      await appendAudit(tx, {
        ...{ at: services.clock(), actor: caller.id, via: caller.via, action: 'notification.unmute' },
        ...{ target: on, outcome: 'done', details: { why: mute.why } },
      });
      return ok(undefined);
    });
  },
});
