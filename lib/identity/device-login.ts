import { randomBytes, randomInt } from 'node:crypto';
import { LOGIN_SCOPES, USUAL_TOKEN_DAYS } from '#lib/domain/access/token.ts';
import { type Clock, days, type Instant, minutes, plus } from '#lib/domain/time.ts';
import { appendAudit } from '#lib/store/audit.ts';
import type { Db } from '#lib/store/db.ts';
import {
  askDeviceLogin,
  collectDeviceLogin,
  deviceLoginOf,
  openDeviceLogins,
} from '#lib/store/device-logins.ts';
import { createToken } from '#lib/store/tokens.ts';

type Services = { readonly db: Db; readonly clock: Clock; readonly ids: () => string };

export type DeviceAsk = {
  /** The terminal's secret: it collects with it. */
  readonly deviceCode: string;
  /** What the person compares: `BCDF-GHJK`. */
  readonly userCode: string;
  readonly expiresAt: Instant;
};

export type Collected =
  | { readonly state: 'waiting' | 'refused' | 'over' }
  | { readonly state: 'confirmed'; readonly token: string; readonly expiresAt: Instant };

/** No vowels, no letters that look like digits: nothing to spell, nothing to mistake. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const WITHIN = minutes(10);
/** Asking needs no sign-in, so what it leaves behind is bounded. */
const MOST_OPEN = 200;

/**
 * Begins `portal login`: a terminal asks, a person will confirm in a browser.
 * @returns undefined when too many terminals wait already
 * @see https://www.rfc-editor.org/rfc/rfc8628 the device authorisation grant, whose two codes these are
 */
export async function beginDeviceLogin(
  { db, clock, ids }: Services,
  machine: string,
): Promise<DeviceAsk | undefined> {
  if ((await openDeviceLogins(db)) >= MOST_OPEN) return undefined;
  const createdAt = clock();
  const expiresAt = plus(createdAt, WITHIN);
  const deviceCode = randomBytes(32).toString('base64url');
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const userCode = `${letters.slice(0, 4)}-${letters.slice(4)}`;
  await askDeviceLogin(db, { id: ids(), deviceCode, userCode, machine, createdAt, expiresAt });
  return { deviceCode, userCode, expiresAt };
}

/** Where a terminal's asking stands; once it is confirmed, the token, and that once. */
export async function collectDeviceToken(
  { db, clock, ids }: Services,
  deviceCode: string,
): Promise<Collected> {
  const login = await deviceLoginOf(db, deviceCode);
  if (!login || login.collectedAt !== null) return { state: 'over' };
  const { userId, decision, machine } = login;
  if (decision === 'refused') return { state: 'refused' };
  if (decision === null || userId === null) return { state: 'waiting' };
  const at = clock();
  const id = ids();
  const expiresAt = plus(at, days(USUAL_TOKEN_DAYS));
  return db.transaction(async (tx): Promise<Collected> => {
    if (!(await collectDeviceLogin(tx, login.id))) return { state: 'over' };
    const about = { name: machine, scopes: LOGIN_SCOPES, on: ['*'], createdAt: at, expiresAt };
    const token = await createToken(tx, { id, userId, ...about });
    await appendAudit(tx, {
      at,
      actor: userId,
      via: 'session',
      action: 'token.create',
      target: 'portal',
      outcome: 'done',
      details: { token: id, name: machine, scopes: LOGIN_SCOPES.join(' '), on: '*', days: USUAL_TOKEN_DAYS },
    });
    return { state: 'confirmed', token, expiresAt };
  });
}
