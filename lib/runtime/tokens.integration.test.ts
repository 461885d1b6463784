import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideDeviceLogin } from '#lib/commands/device-logins/decide.ts';
import { createToken } from '#lib/commands/tokens/create.ts';
import { revokeAnyToken, revokeToken } from '#lib/commands/tokens/revoke.ts';
import { configFromFile } from '#lib/config/source.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { LOGIN_SCOPES } from '#lib/domain/access/token.ts';
import { instant } from '#lib/domain/time.ts';
import { beginDeviceLogin, collectDeviceToken } from '#lib/identity/device-login.ts';
import { callerByToken } from '#lib/identity/tokens.ts';
import { tokens } from '#lib/queries/tokens.ts';
import type { RemoteServices } from '#lib/remote/operations.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';

let server: EmbeddedDatabase;
let owner: Database;
let web: Database;
let portal: RemoteServices & { readonly query: Database['pool']['query'] };

beforeAll(async () => {
  server = await startTestDatabase();
  web = openDatabase(server.urls.web, 'test web', 4);
  owner = openDatabase(server.urls.migrate, 'test owner', 2);
  portal = {
    db: web.db,
    config: configFromFile('portal.demo.yaml'),
    clock: () => instant(Date.now()),
    ids: randomUUID,
    queue: { ring: () => Promise.reject(new Error('no run is asked for here')) },
    collector: { read: noCollector, tail: nothingToTail },
    query: owner.pool.query.bind(owner.pool),
  };
  for (const id of ['dora', 'otto', 'ada'])
    await portal.query(`insert into users (id, name, email, groups) values ($1, $1, $1, '["developers"]')`, [
      id,
    ]);
});

afterAll(async () => {
  await web?.close();
  await owner?.close();
  await server?.stop();
});

const nothingToTail = () => {
  throw new Error('nothing is followed here');
};
const noCollector = () => Promise.reject(new Error('nothing is read here'));

const developer = (more: Partial<Caller> = {}): Caller => ({
  id: 'dora',
  name: 'Dora',
  email: 'dora@example.invalid',
  grants: [{ role: 'developer', on: '*' }],
  via: 'session',
  ...more,
});
const wish = { name: 'ci', scopes: ['logs:read', 'deploys:read'], on: ['items/dev'], days: 30 } as const;
const who = (token: string) => callerByToken(portal.db, portal.config.current(), token);
const made = async (more: object = {}) => {
  const answer = await createToken.ask(portal, developer(), { ...wish, ...more });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

describe('an API token', () => {
  it('speaks for its owner, within its scopes and places', async () => {
    const { token, id } = await made();
    expect(await who(token)).toMatchObject({
      id: 'dora',
      scopes: wish.scopes,
      grants: [{ role: 'developer', on: 'items/dev' }],
      tokenId: id,
    });
  });

  it('is kept as a hash alone', async () => {
    const { token } = await made();
    const { rows } = await portal.query(
      'select t::text as row from tokens t union all select a::text from audit a',
    );
    for (const { row } of rows) expect(row).not.toContain(token.slice(4));
  });

  it('loses at once what its owner loses', async () => {
    const { token } = await made();
    await portal.query(`update users set groups = '[]' where id = 'dora'`);
    expect((await who(token))?.grants).toEqual([]);
    await portal.query(`update users set groups = '["developers"]' where id = 'dora'`);
  });

  it('counts for nobody once revoked, and says when it was used', async () => {
    const { token, id } = await made();
    await who(token);
    const [row] = (await tokens.ask(portal, developer(), {})).tokens.filter((each) => each.id === id);
    expect(row?.lastUsedAt).toBeDefined();
    expect(await revokeToken.ask(portal, developer(), { id })).toMatchObject({ ok: true });
    expect(await who(token)).toBeUndefined();
    expect(await revokeToken.ask(portal, developer(), { id })).toMatchObject({
      error: { code: 'token.not-found' },
    });
  });

  it('counts for nobody after its end', async () => {
    const { token, id } = await made();
    await portal.query(`update tokens set expires_at = now() - interval '1 second' where id = $1`, [id]);
    expect(await who(token)).toBeUndefined();
  });

  it('is ended by its owner or an admin, by nobody else', async () => {
    const { id, token } = await made();
    const other = developer({ id: 'otto' });
    expect(await revokeToken.ask(portal, other, { id })).toMatchObject({
      error: { code: 'token.not-found' },
    });
    await expect(revokeAnyToken.ask(portal, other, { id })).rejects.toMatchObject({ name: 'NotAllowed' });
    expect(await who(token)).toBeDefined();
    const admin = developer({ id: 'ada', grants: [{ role: 'admin', on: '*' }] });
    expect(await revokeAnyToken.ask(portal, admin, { id })).toMatchObject({ ok: true });
    expect(await who(token)).toBeUndefined();
  });

  it('is never made by a token, nor beyond what there is', async () => {
    const refusals = [
      [developer({ via: 'token' }), wish, 'token.by-token'],
      [developer(), { ...wish, scopes: ['tokens:manage'] }, 'token.bad-scope'],
      [developer(), { ...wish, scopes: [] }, 'token.bad-scope'],
      [developer(), { ...wish, on: ['items/nowhere'] }, 'token.bad-place'],
      [developer(), { ...wish, on: ['__proto__/*'] }, 'token.bad-place'],
      [developer(), { ...wish, on: ['items/dev/x'] }, 'token.bad-place'],
      [developer(), { ...wish, days: 366 }, 'token.bad-days'],
      [developer(), { ...wish, days: 1.5 }, 'token.bad-days'],
    ] as const;
    for (const [caller, asked, code] of refusals)
      expect(await createToken.ask(portal, caller, asked), code).toMatchObject({ error: { code } });
  });

  it('shows each person their own, an admin all', async () => {
    await made({ name: 'of dora' });
    const names = async (caller: Caller) =>
      (await tokens.ask(portal, caller, {})).tokens.map((each) => each.name);
    expect(await names(developer({ id: 'otto' }))).toEqual([]);
    expect(await names(developer())).toContain('of dora');
    expect(await names(developer({ id: 'ada', grants: [{ role: 'admin', on: '*' }] }))).toContain('of dora');
  });

  it('leaves a row in the audit when it is made and ended', async () => {
    const { id } = await made({ name: 'audited' });
    await revokeToken.ask(portal, developer(), { id });
    const rows = (await auditAfter(portal.db, 0, 1_000)).filter((each) => each.details.token === id);
    expect(rows.map((each) => [each.actor, each.action])).toEqual([
      ['dora', 'token.create'],
      ['dora', 'token.revoke'],
    ]);
  });
});

describe('portal login', () => {
  const begin = async () => {
    const begun = await beginDeviceLogin(portal, 'dora@laptop');
    if (!begun) throw new Error('too many');
    return begun;
  };
  const decide = (code: string, decision: 'confirmed' | 'refused', caller = developer()) =>
    decideDeviceLogin.ask(portal, caller, { code, decision });

  it('gives the terminal one token of whoever confirmed, that may approve nothing', async () => {
    const { deviceCode, userCode } = await begin();
    expect(await collectDeviceToken(portal, deviceCode)).toEqual({ state: 'waiting' });
    expect(await decide(userCode, 'confirmed')).toMatchObject({ value: { machine: 'dora@laptop' } });
    const collected = await collectDeviceToken(portal, deviceCode);
    if (collected.state !== 'confirmed') throw new Error(collected.state);
    expect(await who(collected.token)).toMatchObject({ id: 'dora', scopes: LOGIN_SCOPES });
    expect(await collectDeviceToken(portal, deviceCode)).toEqual({ state: 'over' });
  });

  it('gives one token to two that collect at once', async () => {
    const { deviceCode, userCode } = await begin();
    await decide(userCode, 'confirmed');
    const both = await Promise.all([1, 2].map(() => collectDeviceToken(portal, deviceCode)));
    expect(both.map(({ state }) => state).toSorted()).toEqual(['confirmed', 'over']);
  });

  it('gives nothing when it is refused, and one decision counts', async () => {
    const { deviceCode, userCode } = await begin();
    await decide(userCode, 'refused');
    expect(await decide(userCode, 'confirmed')).toMatchObject({ error: { code: 'device.not-waiting' } });
    expect(await collectDeviceToken(portal, deviceCode)).toEqual({ state: 'refused' });
  });

  it('gives nothing for the code that a person reads, nor to whoever came with a token', async () => {
    const { userCode } = await begin();
    expect(await collectDeviceToken(portal, userCode)).toEqual({ state: 'over' });
    expect(await decide(userCode, 'confirmed', developer({ via: 'token' }))).toMatchObject({
      error: { code: 'device.by-token' },
    });
  });

  it('is over after ten minutes', async () => {
    const { deviceCode, userCode } = await begin();
    await portal.query(
      `update device_logins set expires_at = now() - interval '1 second' where user_code = $1`,
      [userCode],
    );
    expect(await decide(userCode, 'confirmed')).toMatchObject({ error: { code: 'device.not-waiting' } });
    expect(await collectDeviceToken(portal, deviceCode)).toEqual({ state: 'over' });
  });

  it('keeps only so many waiting, and forgets those of yesterday', async () => {
    await portal.query(`
      insert into device_logins (id, device_hash, user_code, machine, created_at, expires_at)
      select 'n' || n, 'h' || n, 'c' || n, 'flood', now(), now() + interval '5 minutes' from generate_series(1, 200) n`);
    expect(await beginDeviceLogin(portal, 'one more')).toBeUndefined();
    await portal.query(
      `update device_logins set expires_at = now() - interval '2 days' where machine = 'flood'`,
    );
    expect(await beginDeviceLogin(portal, 'one more')).toBeDefined();
    const { rows } = await portal.query(
      `select count(*)::int as left from device_logins where machine = 'flood'`,
    );
    expect(rows[0]?.left).toBe(0);
  });
});
