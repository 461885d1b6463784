import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parsePortalConfig } from '#lib/config/parse.ts';
import { instant } from '#lib/domain/time.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { createToken } from '#lib/store/tokens.ts';
import { type Auth, createAuth } from './auth.ts';
import { callerOfRequest } from './session.ts';

const parsed = parsePortalConfig(readFileSync('portal.demo.yaml', 'utf8'), 'portal.demo.yaml');
if (!parsed.ok) throw new Error('portal.demo.yaml');
const config = parsed.value;
const settings = {
  ...{ url: 'http://localhost:3000', secret: 's'.repeat(40), sessionMinutes: 480 },
  refused: () => undefined,
};
let server: EmbeddedDatabase;
let web: Database;
let auth: Auth;

beforeAll(async () => {
  server = await startTestDatabase();
  web = openDatabase(server.urls.web, 'test web', 4);
  auth = createAuth(web.db, { ...settings, demoSignIn: true });
});

afterAll(async () => {
  await web?.close();
  await server?.stop();
});

const signIn = (on: Auth, name: string, headers: Record<string, string> = {}) =>
  on.handler(
    new Request(`${settings.url}/api/auth/sign-in/demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: settings.url, ...headers },
      body: JSON.stringify({ name }),
    }),
  );

it('signs in a demo account, whose role comes from portal.yaml', async () => {
  const response = await signIn(auth, 'developer');
  expect(response.status).toBe(200);
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const caller = await callerOfRequest(auth, web.db, config, new Headers({ cookie }));
  expect(caller).toMatchObject({
    id: 'demo-developer',
    name: 'developer',
    grants: [{ role: 'developer', on: '*' }],
  });
  expect((await signIn(auth, 'developer')).status).toBe(200);
});

it('knows no demo account that is not on the list', async () => {
  expect((await signIn(auth, 'root')).status).toBe(400);
});

it('has no demo sign-in when it is off', async () => {
  expect((await signIn(createAuth(web.db, { ...settings, demoSignIn: false }), 'admin')).status).toBe(404);
});

it('takes a token for its owner with at most its scopes, until it is revoked', async () => {
  await signIn(auth, 'admin');
  const token = await createToken(web.db, {
    id: 't1',
    userId: 'demo-admin',
    name: 'ci',
    scopes: ['health:read'],
    on: ['*'],
    createdAt: instant(0),
    expiresAt: instant(Date.UTC(2100, 0, 1)),
  });
  const headers = new Headers({ authorization: `Bearer ${token}` });
  expect(await callerOfRequest(auth, web.db, config, headers)).toMatchObject({
    id: 'demo-admin',
    scopes: ['health:read'],
  });
  expect(
    await callerOfRequest(auth, web.db, config, new Headers({ authorization: `Bearer ${token}x` })),
  ).toBeUndefined();
  await web.pool.query('update tokens set revoked_at = now()');
  expect(await callerOfRequest(auth, web.db, config, headers)).toBeUndefined();
});

it('wall row 8: the use of a token leaves a row in the audit, one an hour', async () => {
  await signIn(auth, 'admin');
  const token = await createToken(web.db, {
    ...{ id: 't-used', userId: 'demo-admin', name: 'nightly', scopes: ['health:read'], on: ['*'] },
    ...{ createdAt: instant(0), expiresAt: instant(Date.UTC(2100, 0, 1)) },
  });
  const headers = new Headers({ authorization: `Bearer ${token}` });
  const uses = async () =>
    (await auditAfter(web.db, 0, 10_000)).filter(
      ({ action, details }) => action === 'token.used' && details.token === 't-used',
    );
  for (let times = 0; times < 3; times += 1) await callerOfRequest(auth, web.db, config, headers);
  expect(await uses()).toMatchObject([{ actor: 'demo-admin', via: 'token', details: { name: 'nightly' } }]);
  await web.pool.query("update tokens set last_used_at = now() - interval '2 hours' where id = 't-used'");
  await callerOfRequest(auth, web.db, config, headers);
  expect(await uses()).toHaveLength(2);
});

it('does not know a demo session or token any more once demo sign-in is off', async () => {
  const cookie = (await signIn(auth, 'admin')).headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const token = await createToken(web.db, {
    id: 't2',
    userId: 'demo-admin',
    name: 'ci',
    scopes: ['health:read'],
    on: ['*'],
    createdAt: instant(0),
    expiresAt: instant(Date.UTC(2100, 0, 1)),
  });
  const without = createAuth(web.db, { ...settings, demoSignIn: false });
  for (const headers of [new Headers({ cookie }), new Headers({ authorization: `Bearer ${token}` })]) {
    expect(await callerOfRequest(auth, web.db, config, headers)).toMatchObject({ id: 'demo-admin' });
    expect(await callerOfRequest(without, web.db, config, headers)).toBeUndefined();
  }
});

it('a session ends eight hours after the sign-in, however much it is used', async () => {
  const cookie = (await signIn(auth, 'viewer')).headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  await web.pool.query("update sessions set expires_at = now() + interval '1 minute'");
  await callerOfRequest(auth, web.db, config, new Headers({ cookie }));
  const { rows } = await web.pool.query(
    "select 1 from sessions where expires_at > now() + interval '2 minutes'",
  );
  expect(rows).toEqual([]);
});

it('wall row 14: answers no page of another origin, with a cookie or without', async () => {
  const ask = async (headers: Record<string, string>) => (await signIn(auth, 'admin', headers)).status;
  expect(await ask({ origin: 'http://rebound.example:3000' })).toBe(403);
  expect(await ask({ origin: '' })).toBe(403);
  expect(await ask({ origin: '', 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await ask({ origin: '', 'sec-fetch-site': 'same-origin' })).toBe(200);
});

/** The limits give nothing back while a test takes its time. */
const stopped = (): number => Date.parse('2026-11-29T00:00:00Z');

it('wall row 10: counts what really came, whatever X-Forwarded-For says, by HTTP and by an action', async () => {
  const limited = createAuth(web.db, { ...settings, demoSignIn: true, now: stopped });
  const statuses = [];
  // Nobody's name: an account's own limit does not count here.
  for (let n = 0; n < 65; n += 1)
    statuses.push((await signIn(limited, `nobody-${n}`, { 'x-forwarded-for': `6.6.6.${n}` })).status);
  expect(statuses.slice(0, 60)).not.toContain(429);
  expect(statuses.slice(60)).toEqual([429, 429, 429, 429, 429]);
  const headers = new Headers({ origin: settings.url, 'x-forwarded-for': '7.7.7.7' });
  await expect(limited.api.signInDemo({ body: { name: 'viewer' }, headers })).rejects.toMatchObject({
    statusCode: 429,
  });
});

it('lets nobody in as one account fifteen times at once', async () => {
  const limited = createAuth(web.db, { ...settings, demoSignIn: true, now: stopped });
  const statuses = [];
  for (let n = 0; n < 15; n += 1) statuses.push((await signIn(limited, 'viewer', {})).status);
  expect(statuses.map((each) => each === 429)).toEqual(Array.from({ length: 15 }, (_, n) => n >= 10));
});

it('knows nobody without cookie or token', async () => {
  expect(await callerOfRequest(auth, web.db, config, new Headers())).toBeUndefined();
});
