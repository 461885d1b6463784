import { PORTAL } from '#lib/domain/access/action.ts';
import { enrollmentOf, type MadeKey } from '#lib/store/key-enrollments.ts';
import { defineQuery } from './define.ts';

export type KeyEnrollment = {
  readonly challenge: string;
  readonly relyingParty: string;
  readonly account: string;
  readonly name: string;
  readonly made?: MadeKey;
};

/** An enrollment of whoever asks that has not ended; undefined for everybody else's. */
export const keyEnrollment = defineQuery({
  name: 'key-enrollment',
  action: 'settings:read',
  on: () => PORTAL,
  async run({ db, config }, caller, { code }: { readonly code: string }): Promise<KeyEnrollment | undefined> {
    const relyingParty = config.current().file.proof?.relyingParty;
    const found = await enrollmentOf(db, code);
    if (!relyingParty || found?.account !== caller.id) return undefined;
    const { challenge, account, made } = found;
    return { challenge, relyingParty, account, name: caller.name, ...(made ? { made } : {}) };
  },
});
