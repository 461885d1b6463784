import { PORTAL } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { revokeToken as revoke } from '#lib/store/tokens.ts';
import { type CommandServices, defineCommand } from '../define.ts';

export type RevokeToken = { readonly id: string };
type Answer = Result<{ readonly name: string }, Reason>;

/** Ends a token of one's own at once; a token may end itself. Refusal: `token.not-found`. */
export const revokeToken = defineCommand<RevokeToken, Answer>({
  name: 'token.revoke',
  action: 'overview:read',
  on: () => PORTAL,
  run: (services, caller, { id }) => end(services, caller, id, caller.id),
});

/** Ends anybody's token: what an admin does when one has leaked. Refusal: `token.not-found`. */
export const revokeAnyToken = defineCommand<RevokeToken, Answer>({
  name: 'token.revoke-any',
  action: 'tokens:revoke-any',
  on: () => PORTAL,
  run: (services, caller, { id }) => end(services, caller, id, 'any'),
});

async function end(
  { db, clock }: CommandServices,
  caller: Caller,
  id: string,
  owner: string | 'any',
): Promise<Answer> {
  return db.transaction(async (tx) => {
    const ended = await revoke(tx, id, owner);
    if (!ended) return err(reason('token.not-found', { token: id }));
    await appendAudit(tx, {
      at: clock(),
      actor: caller.id,
      via: caller.via,
      action: 'token.revoke',
      target: 'portal',
      outcome: 'done',
      details: { token: id, name: ended.name, owner: ended.userId },
    });
    return ok({ name: ended.name });
  });
}
