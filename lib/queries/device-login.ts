import { PORTAL } from '#lib/domain/access/action.ts';
import type { Instant } from '#lib/domain/time.ts';
import { waitingDeviceLogin } from '#lib/store/device-logins.ts';
import { defineQuery } from './define.ts';

export type WaitingDevice = { readonly machine: string; readonly askedAt: Instant };

/** The terminal that shows this code and waits. Undefined: there is none, or its time is over. */
export const deviceLogin = defineQuery({
  name: 'device-login',
  action: 'overview:read',
  on: () => PORTAL,
  async run({ db }, _, { code }: { code: string }): Promise<WaitingDevice | undefined> {
    const row = await waitingDeviceLogin(db, code);
    return row && { machine: row.machine, askedAt: row.createdAt };
  },
});
