import { createHash } from 'node:crypto';
import { PORTAL } from '#lib/domain/access/action.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { type Instant, minutes, plus } from '#lib/domain/time.ts';
import { madePasskey, type Registration } from '#lib/proof/enroll.ts';
import { appendAudit } from '#lib/store/audit.ts';
import {
  answerEnrollment,
  enrollmentOf,
  insertEnrollment,
  type MadeKey,
} from '#lib/store/key-enrollments.ts';
import { defineCommand } from '../define.ts';

/** How long a browser has to answer. */
const OPEN_FOR = minutes(15);

export type StartedEnrollment = {
  readonly code: string;
  readonly account: string;
  readonly expiresAt: Instant;
};

/** Opens an enrollment: the page at `/keys/<code>` makes a passkey, the command line prints its line. */
export const startEnrollment = defineCommand<Record<never, never>, Result<StartedEnrollment, Reason>>({
  name: 'key.enroll',
  action: 'settings:read',
  on: () => PORTAL,
  async run({ db, config, clock, ids }, caller) {
    if (!config.current().file.proof) return err(reason('proof.not-set-up'));
    const code = createHash('sha256').update(ids()).digest('base64url').slice(0, 24);
    const challenge = createHash('sha256').update(ids()).digest('base64url');
    const expiresAt = plus(clock(), OPEN_FOR);
    await insertEnrollment(db, code, { account: caller.id, challenge, expiresAt });
    return ok({ code, account: caller.id, expiresAt });
  },
});

export type FinishArgs = { readonly code: string; readonly response: Registration };

/** Takes what the browser made. It counts for nothing before somebody has put its line into `portal.yaml`. */
export const finishEnrollment = defineCommand<FinishArgs, Result<MadeKey, Reason>>({
  name: 'key.enrolled',
  action: 'settings:read',
  on: () => PORTAL,
  async run({ db, config, clock }, caller, { code, response }) {
    const party = config.current().file.proof;
    const open = await enrollmentOf(db, code);
    if (!party || open?.account !== caller.id) return err(reason('proof.no-enrollment'));
    const made = await madePasskey(party, open.challenge, response);
    if (!made) return err(reason('proof.bad-passkey'));
    return db.transaction(async (tx): Promise<Result<MadeKey, Reason>> => {
      if (!(await answerEnrollment(tx, code, made))) return err(reason('proof.no-enrollment'));
      await appendAudit(tx, {
        ...{ at: clock(), actor: caller.id, via: caller.via, action: 'key.enrolled' },
        ...{ target: 'portal', outcome: 'done', details: { credential: made.credential.slice(0, 60) } },
      });
      return ok(made);
    });
  },
});
