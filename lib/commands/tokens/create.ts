import { type Action, PORTAL } from '#lib/domain/access/action.ts';
import { MOST_TOKEN_DAYS, TOKEN_SCOPES } from '#lib/domain/access/token.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { days, type Instant, plus } from '#lib/domain/time.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { createToken as insertToken } from '#lib/store/tokens.ts';
import { defineCommand } from '../define.ts';

export type CreateToken = {
  readonly name: string;
  readonly scopes: readonly Action[];
  /** `*`, `items/*` or `items/prod`. */
  readonly on: readonly string[];
  /** Whole days until it ends, 1 to 365. */
  readonly days: number;
};

export type CreatedToken = {
  readonly id: string;
  /** Shown once. */
  readonly token: string;
  readonly expiresAt: Instant;
};

/**
 * Makes an API token of whoever is signed in. It never reaches further than its owner: rights are those of the owner at
 * each use, cut to its scopes and places. Refusals: `token.by-token`, `token.bad-scope`, `token.bad-place`, `token.bad-days`.
 */
export const createToken = defineCommand<CreateToken, Result<CreatedToken, Reason>>({
  name: 'token.create',
  action: 'tokens:manage',
  on: () => PORTAL,
  async run({ db, config, clock, ids }, caller, asked) {
    if (caller.via === 'token') return err(reason('token.by-token', {}));
    const scope = asked.scopes.find((each) => !TOKEN_SCOPES.includes(each));
    if (scope !== undefined || asked.scopes.length === 0)
      return err(reason('token.bad-scope', { scope: scope ?? '' }));
    const { systems } = config.current().file;
    const place = asked.on.find((each) => !isPlace(systems, each));
    if (place !== undefined || asked.on.length === 0)
      return err(reason('token.bad-place', { place: place ?? '' }));
    if (!Number.isInteger(asked.days) || asked.days < 1 || asked.days > MOST_TOKEN_DAYS)
      return err(reason('token.bad-days', { days: asked.days, most: MOST_TOKEN_DAYS }));
    const at = clock();
    const id = ids();
    const expiresAt = plus(at, days(asked.days));
    const { name, scopes, on } = asked;
    const token = await db.transaction(async (tx) => {
      const made = await insertToken(tx, {
        id,
        userId: caller.id,
        name,
        scopes,
        on,
        createdAt: at,
        expiresAt,
      });
      await appendAudit(tx, {
        at,
        actor: caller.id,
        via: caller.via,
        action: 'token.create',
        target: 'portal',
        outcome: 'done',
        details: { token: id, name, scopes: scopes.join(' '), on: on.join(' '), days: asked.days },
      });
      return made;
    });
    return ok({ id, token, expiresAt });
  },
});

type Systems = Readonly<Record<string, { readonly environments: Readonly<Record<string, unknown>> }>>;

function isPlace(systems: Systems, place: string): boolean {
  if (place === '*') return true;
  const [system = '', environment = '', more] = place.split('/');
  const found = Object.hasOwn(systems, system) ? systems[system] : undefined;
  if (!found || more !== undefined) return false;
  return environment === '*' || Object.hasOwn(found.environments, environment);
}
