import { PORTAL } from '#lib/domain/access/action.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { decideDeviceLogin as decide } from '#lib/store/device-logins.ts';
import { defineCommand } from '../define.ts';

export type DecideDeviceLogin = {
  /** As the terminal shows it: `BCDF-GHJK`. */
  readonly code: string;
  readonly decision: 'confirmed' | 'refused';
};

/**
 * Says in a browser whether a terminal may act for whoever is signed in. Refusals: `device.by-token`,
 * `device.not-waiting` (unknown, decided or over).
 */
export const decideDeviceLogin = defineCommand<DecideDeviceLogin, Result<{ machine: string }, Reason>>({
  name: 'device-login.decide',
  action: 'overview:read',
  on: () => PORTAL,
  async run({ db, clock }, caller, { code, decision }) {
    if (caller.via !== 'session') return err(reason('device.by-token', {}));
    return db.transaction(async (tx) => {
      const login = await decide(tx, code, caller.id, decision);
      if (!login) return err(reason('device.not-waiting', { code }));
      await appendAudit(tx, {
        at: clock(),
        actor: caller.id,
        via: caller.via,
        action: `device-login.${decision}`,
        target: 'portal',
        outcome: decision === 'confirmed' ? 'done' : 'denied',
        details: { machine: login.machine },
      });
      return ok({ machine: login.machine });
    });
  },
});
