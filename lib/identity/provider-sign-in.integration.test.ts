import { readFileSync } from 'node:fs';
import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parsePortalConfig } from '#lib/config/parse.ts';
import { latestAudit } from '#lib/store/audit.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { SigningBrowser } from '#tools/identity-provider/browser.ts';
import { type Person, somePeople } from '#tools/identity-provider/people.ts';
import {
  type IdentityProvider,
  type ProviderOptions,
  startIdentityProvider,
} from '#tools/identity-provider/provider.ts';
import { type Auth, type AuthSettings, createAuth } from './auth.ts';
import { endSessions, ownSessions } from './own-sessions.ts';
import { callerOfRequest, sessionOfRequest } from './session.ts';
import type { RefusedSignIn } from './sign-in-services.ts';
import { signOut } from './sign-out.ts';

// The other side is `oidc-provider` on loopback: it, not we, says what a right answer is. Wrong answers are its own, changed on
// the way out and signed anew with its key.

const parsed = parsePortalConfig(readFileSync('portal.demo.yaml', 'utf8'), 'portal.demo.yaml');
if (!parsed.ok) throw new Error('portal.demo.yaml');
const config = parsed.value;
const PORTAL = 'http://localhost:3000';
const CLIENT = { id: 'yagura', secret: 'a secret: with/odd+signs' };
type Answer = Readonly<Record<string, unknown>>;

let server: EmbeddedDatabase;
let web: Database;
let provider: IdentityProvider;
let people: Person[];
let tamper: ((path: string, body: Answer) => unknown) | undefined;
let refused: RefusedSignIn[];
let now: number;

const start = (more: Partial<ProviderOptions> = {}) =>
  startIdentityProvider({
    ...{ port: 0, client: CLIENT, portal: PORTAL, people },
    tamper: (path, body) => tamper?.(path, body) ?? body,
    ...more,
  });

beforeAll(async () => {
  people = somePeople();
  server = await startTestDatabase();
  web = openDatabase(server.urls.web, 'test web', 4);
  provider = await start();
});
afterAll(async () => {
  await provider?.stop();
  await web?.close();
  await server?.stop();
});
beforeEach(() => {
  tamper = undefined;
  refused = [];
  now = Date.now();
});
afterEach(async () => {
  await web.pool.query('delete from sessions');
});

function authWith(more: Partial<AuthSettings> & { issuer?: string; groupsClaim?: string } = {}): Auth {
  const { issuer = provider.issuer, groupsClaim = 'groups', ...settings } = more;
  const asked = { scopes: ['profile', 'email'], groupsClaim };
  return createAuth(web.db, {
    ...{ url: PORTAL, secret: 's'.repeat(40), demoSignIn: false, sessionMinutes: 480 },
    oidc: { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, ...asked },
    refused: (what) => refused.push(what),
    now: () => now,
    ...settings,
  });
}

const browserAt = (auth: Auth) => new SigningBrowser(PORTAL, auth.handler);
const callerIn = (auth: Auth, browser: SigningBrowser) =>
  callerOfRequest(auth, web.db, config, new Headers({ cookie: browser.portalCookies }));
const AIKO = { sub: 'u-1001', groups: 'developers' };

describe('somebody whom the provider proves', () => {
  it('wall row 3: is signed in and has the role of its group, and goes on where it wanted to', async () => {
    const auth = authWith();
    const browser = browserAt(auth);
    const to = await browser.signIn(AIKO, '/deploys?status=failed');
    expect(to.href).toBe(`${PORTAL}/deploys?status=failed`);
    expect(await callerIn(auth, browser)).toMatchObject({
      name: 'Aiko Tanaka',
      email: 'tanaka@corp.invalid',
      grants: [{ role: 'developer', on: '*' }],
    });
  });

  it('takes groups from the ID token where the provider puts them there', async () => {
    const other = await start({ claimsInIdToken: true });
    try {
      tamper = (path, body) => (path === '/me' ? { sub: body.sub } : body);
      const auth = authWith({ issuer: other.issuer });
      const browser = browserAt(auth);
      await browser.signIn(AIKO);
      expect((await callerIn(auth, browser))?.grants).toEqual([{ role: 'developer', on: '*' }]);
    } finally {
      await other.stop();
    }
  });

  it('has the groups of the claim that the setting names, a path included', async () => {
    tamper = (path, body) =>
      path === '/me' ? { ...body, groups: ['developers'], realm_access: { roles: ['approvers'] } } : body;
    const auth = authWith({ groupsClaim: 'realm_access.roles' });
    const browser = browserAt(auth);
    await browser.signIn(AIKO);
    expect((await callerIn(auth, browser))?.grants.map((each) => each.role)).toEqual(['approver']);
  });

  it('loses a role with the group, at the next sign-in, in every session it has', async () => {
    const auth = authWith();
    const [here, there] = [browserAt(auth), browserAt(auth)];
    await here.signIn(AIKO);
    expect((await callerIn(auth, here))?.grants).toHaveLength(1);
    await there.signIn({ sub: AIKO.sub, groups: '' });
    expect((await callerIn(auth, there))?.grants).toEqual([]);
    expect((await callerIn(auth, here))?.grants).toEqual([]);
  });

  it('has to sign in again when the session has the age that the setting says', async () => {
    const auth = authWith({ sessionMinutes: 30 });
    const browser = browserAt(auth);
    await browser.signIn(AIKO);
    const { rows } = await web.pool.query<{ minutes: number }>(
      'select extract(epoch from expires_at - created_at)::int / 60 as minutes from sessions',
    );
    expect(rows).toEqual([{ minutes: 30 }]);
    await web.pool.query("update sessions set expires_at = now() - interval '1 second'");
    expect(await callerIn(auth, browser)).toBeUndefined();
  });

  it('wall row 9: is not another who has the same address', async () => {
    const auth = authWith();
    const [chloe, claude] = [browserAt(auth), browserAt(auth)];
    await chloe.signIn({ sub: 'u-1003', groups: 'viewers' });
    await claude.signIn({ sub: 'u-1004', groups: '' });
    const [one, other] = [await callerIn(auth, chloe), await callerIn(auth, claude)];
    expect(one?.email).toBe(other?.email);
    expect(one?.id).not.toBe(other?.id);
    expect([one?.name, other?.name]).toEqual(['Chloé Martin', 'Claude Martin']);
    expect([one?.grants.length, other?.grants.length]).toEqual([1, 0]);
  });

  it('is the same person under a new name and address', async () => {
    const auth = authWith();
    const first = browserAt(auth);
    await first.signIn(AIKO);
    const before = await callerIn(auth, first);
    tamper = (path, body) =>
      path === '/me' ? { ...body, name: 'Aiko Sato\u202e', email: 'sato@corp.invalid' } : body;
    const again = browserAt(auth);
    await again.signIn(AIKO);
    expect(await callerIn(auth, again)).toMatchObject({
      id: before?.id,
      name: 'Aiko Sato',
      email: 'sato@corp.invalid',
    });
  });

  it('leaves no token of the provider behind: the ID token alone, sealed, to sign out with', async () => {
    let told: Answer = {};
    tamper = (path, body) => {
      if (path === '/token') told = body;
      return body;
    };
    await browserAt(authWith()).signIn(AIKO);
    const kept = await Promise.all(
      ['users', 'sessions', 'accounts', 'verifications', 'audit'].map((table) =>
        web.pool.query(`select * from ${table}`),
      ),
    );
    const text = JSON.stringify(kept.map((each) => each.rows));
    expect(told.id_token).toEqual(expect.stringContaining('.'));
    for (const token of [told.id_token, told.access_token]) expect(text).not.toContain(token);
  });

  it('is written to the audit by its id', async () => {
    const auth = authWith();
    const browser = browserAt(auth);
    await browser.signIn(AIKO);
    const [row] = await latestAudit(web.db, 1);
    const who = await callerIn(auth, browser);
    expect(row).toMatchObject({ actor: who?.id, action: 'sign-in', outcome: 'done', via: 'session' });
    expect(row?.details).toMatchObject({ provider: 'oidc' });
  });
});

/** An ID token of the provider's, with other claims and its own signature. */
const signed = (claims: JWTPayload, key = provider.key.privateKey) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: provider.key.kid }).sign(key);

const claimsOf = (idToken: unknown): JWTPayload =>
  JSON.parse(Buffer.from(String(idToken).split('.')[1] ?? '', 'base64url').toString());

/** The provider's answer with another ID token. */
const forged =
  (make: (claims: JWTPayload) => string | Promise<string>) =>
  async (path: string, body: Answer): Promise<unknown> =>
    path === '/token' ? { ...body, id_token: await make(claimsOf(body.id_token)) } : body;

/** The same, signed by the provider. */
const changed = (change: (claims: JWTPayload) => JWTPayload) => forged((claims) => signed(change(claims)));

const seconds = () => Math.floor(now / 1_000);
const shared = () => new TextEncoder().encode(CLIENT.secret.padEnd(32, 'x'));

describe('an answer that proves nobody', () => {
  const WRONG: readonly [string, (path: string, body: Answer) => unknown, RegExp][] = [
    ['another issuer', changed((claims) => ({ ...claims, iss: 'https://evil.example' })), /"iss"/],
    ['another audience', changed((claims) => ({ ...claims, aud: 'another-client' })), /"aud"/],
    [
      'wall row 9: another authorised party',
      changed((claims) => ({ ...claims, azp: 'another-client' })),
      /azp/,
    ],
    [
      'several audiences and no authorised party',
      changed((claims) => ({ ...claims, aud: [CLIENT.id, 'another-client'] })),
      /azp/,
    ],
    ['another nonce', changed((claims) => ({ ...claims, nonce: 'of another sign-in' })), /nonce/],
    ['no nonce', changed(({ nonce: _, ...claims }) => claims), /nonce/],
    ['an expiry that is over', changed((claims) => ({ ...claims, exp: seconds() - 120 })), /exp/],
    ['no expiry', changed(({ exp: _, ...claims }) => claims), /exp/],
    ['a time of issue to come', changed((claims) => ({ ...claims, iat: seconds() + 3_600 })), /future/],
    ['nobody in it', changed((claims) => ({ ...claims, sub: '' })), /names nobody/],
    ['no signature (alg none)', forged((claims) => new UnsecuredJWT(claims).encode()), /alg/i],
    [
      'a signature by the client secret (HS256)',
      forged((claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(shared())),
      /alg/i,
    ],
    [
      'a signature by a key that is not the provider’s',
      forged(async (claims) => {
        const { privateKey } = await generateKeyPair('RS256');
        return signed(claims, privateKey);
      }),
      /signature/i,
    ],
    [
      'wall row 9: no ID token',
      (path, body) => {
        const { id_token: _, ...rest } = body;
        return path === '/token' ? rest : body;
      },
      /lacks id_token/,
    ],
    [
      'wall row 9: another person in userinfo',
      (path, body) => (path === '/me' ? { ...body, sub: 'u-1002' } : body),
      /another person/,
    ],
    [
      'userinfo about nobody',
      (path, body) => (path === '/me' ? { groups: ['admins'] } : body),
      /userinfo names nobody/,
    ],
  ];

  it.each(WRONG)(
    '%s: nobody is signed in, the page and the log say the same id',
    async (_what, wrong, why) => {
      const auth = authWith();
      const browser = browserAt(auth);
      tamper = wrong;
      const to = await browser.signIn(AIKO, '/audit');
      expect(to.pathname).toBe('/sign-in');
      expect(to.searchParams.get('problem')).toBe('provider');
      expect(to.searchParams.get('to')).toBe('/audit');
      expect(refused).toMatchObject([{ problem: 'provider', why: expect.stringMatching(why) }]);
      expect(to.searchParams.get('id')).toBe(refused[0]?.id);
      expect(await callerIn(auth, browser)).toBeUndefined();
      expect((await web.pool.query('select 1 from sessions')).rows).toEqual([]);
      const [row] = await latestAudit(web.db, 1);
      expect(row).toMatchObject({ actor: 'unknown', action: 'sign-in.failed', outcome: 'failed' });
      expect(row?.details).toMatchObject({ problem: 'provider', id: refused[0]?.id });
    },
  );

  it('has the provider’s own tokens accepted again afterwards: the test changes what it says it does', async () => {
    const auth = authWith();
    const browser = browserAt(auth);
    tamper = changed((claims) => claims);
    await browser.signIn(AIKO);
    expect(await callerIn(auth, browser)).toBeDefined();
  });

  it('is too many groups to name: said as that, not as no role', async () => {
    tamper = (path, body) => {
      const { groups: _, ...rest } = body;
      return path === '/me' ? { ...rest, _claim_names: { groups: 'src1' } } : body;
    };
    expect((await browserAt(authWith()).signIn(AIKO)).searchParams.get('problem')).toBe('groups');
  });
});

describe('a sign-in', () => {
  it('that the person declines is told as that', async () => {
    const to = await browserAt(authWith()).signIn('decline');
    expect(to.searchParams.get('problem')).toBe('denied');
  });

  it('ends once: the same address again signs nobody in', async () => {
    const auth = authWith();
    const browser = browserAt(auth);
    const back = await browser.answerProvider(await browser.begin(), AIKO);
    const before = browser.portalCookies;
    expect((await browser.comeBack(back)).pathname).toBe('/');
    const replay = browserAt(auth);
    replay.cookies.set(
      new URL(PORTAL).host,
      new Map([before.split(/=(.*)/s).slice(0, 2) as [string, string]]),
    );
    expect((await replay.comeBack(back)).searchParams.get('problem')).toBe('expired');
    expect(await callerIn(auth, replay)).toBeUndefined();
  });

  it('ends only in the browser that began it', async () => {
    const auth = authWith();
    const [attacker, victim] = [browserAt(auth), browserAt(auth)];
    const back = await attacker.answerProvider(await attacker.begin(), AIKO);
    await victim.begin();
    expect((await victim.comeBack(back)).searchParams.get('problem')).toBe('expired');
    expect(await callerIn(auth, victim)).toBeUndefined();
  });

  it('ends in no browser that only has a cookie of the right name', async () => {
    const auth = authWith();
    const [attacker, victim] = [browserAt(auth), browserAt(auth)];
    const back = await attacker.answerProvider(await attacker.begin(), AIKO);
    const names = [...(attacker.cookies.get(new URL(PORTAL).host)?.keys() ?? [])];
    victim.cookies.set(new URL(PORTAL).host, new Map(names.map((name) => [name, 'made-up'])));
    expect((await victim.comeBack(back)).searchParams.get('problem')).toBe('expired');
    expect(refused.at(-1)?.why).toContain('another browser');
  });

  it('ends in time', async () => {
    const auth = authWith();
    const browser = browserAt(auth);
    const back = await browser.answerProvider(await browser.begin(), AIKO);
    now += 601_000;
    expect((await browser.comeBack(back)).searchParams.get('problem')).toBe('expired');
  });

  it('is not ended by an answer that names another provider', async () => {
    const auth = authWith();
    const browser = browserAt(auth);
    const back = await browser.answerProvider(await browser.begin(), AIKO);
    expect(back.searchParams.get('iss')).toBe(provider.issuer);
    back.searchParams.set('iss', 'https://evil.example');
    expect((await browser.comeBack(back)).searchParams.get('problem')).toBe('provider');
  });

  it('may go on in two tabs of one browser', async () => {
    const auth = authWith();
    const browser = browserAt(auth);
    const [one, other] = [await browser.begin('/deploys'), await browser.begin('/budget')];
    const goOn = async (from: URL) => browser.comeBack(await browser.answerProvider(from, AIKO));
    expect((await goOn(other)).pathname).toBe('/budget');
    expect((await goOn(one)).pathname).toBe('/deploys');
    // The first session of this browser ended with the second.
    expect((await web.pool.query('select 1 from sessions')).rows).toHaveLength(1);
  });

  it('says that a provider does not answer', async () => {
    const auth = authWith({ issuer: 'http://127.0.0.1:9' });
    expect((await browserAt(auth).begin()).searchParams.get('problem')).toBe('unreachable');
  });

  it('refuses a provider that calls itself something else', async () => {
    const auth = authWith({ issuer: `${provider.issuer}/` });
    expect((await browserAt(auth).begin()).searchParams.get('problem')).toBe('provider');
    expect(refused[0]?.why).toContain(provider.issuer);
  });

  it('is not begun by a page of somebody else', async () => {
    const ask = (headers: Record<string, string>) =>
      authWith().handler(
        new Request(`${PORTAL}/api/auth/sign-in/provider`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ provider: 'oidc', to: '/' }),
        }),
      );
    expect((await ask({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask({ origin: PORTAL })).status).toBe(200);
  });
});

describe('leaving', () => {
  it('ends at the provider too, with the person named by its ID token', async () => {
    const auth = authWith();
    const browser = browserAt(auth);
    await browser.signIn(AIKO);
    const headers = () => new Headers({ cookie: browser.portalCookies });
    const to = new URL(await signOut(auth, headers(), false));
    expect(`${to.origin}${to.pathname}`).toBe(`${provider.issuer}/session/end`);
    expect(to.searchParams.get('post_logout_redirect_uri')).toBe(`${PORTAL}/sign-in`);
    expect(claimsOf(to.searchParams.get('id_token_hint')).sub).toBe(AIKO.sub);
    expect((await browser.send(to)).status).toBe(200);
    expect(await callerIn(auth, browser)).toBeUndefined();
    expect((await latestAudit(web.db, 1))[0]).toMatchObject({ action: 'sign-out', outcome: 'done' });
  });

  it('everywhere ends the sessions of this person in every browser, and of nobody else', async () => {
    const auth = authWith();
    const [here, there, other] = [browserAt(auth), browserAt(auth), browserAt(auth)];
    await here.signIn(AIKO);
    await there.signIn(AIKO);
    await other.signIn({ sub: 'u-1002', groups: 'approvers' });
    await signOut(auth, new Headers({ cookie: here.portalCookies }), true);
    expect([await callerIn(auth, here), await callerIn(auth, there)]).toEqual([undefined, undefined]);
    expect(await callerIn(auth, other)).toBeDefined();
    const rows = await latestAudit(web.db, 2);
    expect(rows.map((each) => each.action)).toEqual(['sign-out', 'session.revoked']);
    expect(rows[1]?.details).toMatchObject({ sessions: 2 });
  });

  it('one session leaves the others, and nobody ends a session that is not theirs', async () => {
    const auth = authWith();
    const [here, there, other] = [browserAt(auth), browserAt(auth), browserAt(auth)];
    await here.signIn(AIKO);
    await there.signIn(AIKO);
    await other.signIn({ sub: 'u-1002', groups: 'approvers' });
    const sessionIn = async (browser: SigningBrowser) => {
      const found = await sessionOfRequest(auth, new Headers({ cookie: browser.portalCookies }));
      if (!found) throw new Error('no session');
      return found;
    };
    const own = await sessionIn(here);
    const listed = await ownSessions(auth, own);
    expect(listed.map((each) => [each.current, each.provider])).toEqual([
      [false, 'oidc'],
      [true, 'oidc'],
    ]);
    expect(JSON.stringify(listed)).not.toContain('token');
    expect(await endSessions(auth, own, { id: (await sessionIn(other)).id })).toBe(0);
    expect(await endSessions(auth, own, { id: listed[0]?.id ?? '' })).toBe(1);
    expect(await callerIn(auth, there)).toBeUndefined();
    expect(await callerIn(auth, here)).toBeDefined();
    expect(await callerIn(auth, other)).toBeDefined();
  });
});

describe('a sign-in that must be fresh', () => {
  const DECLINED = `${PORTAL}/sign-in?problem=denied`;
  const decline = async (browser: SigningBrowser, fresh: boolean) =>
    browser.comeBack(await browser.answerProvider(await browser.begin('/', fresh), 'decline'));

  it('has the provider ask again whom it remembers; any other does not', async () => {
    const auth = authWith();
    const browser = browserAt(auth);
    await browser.signIn(AIKO);
    expect((await decline(browser, false)).href).toBe(`${PORTAL}/`);
    expect((await decline(browser, true)).href).toContain(DECLINED);
    const to = await browser.signIn(AIKO, '/deploys/7', true);
    expect(to.href).toBe(`${PORTAL}/deploys/7`);
  });

  it('counts from when the provider says that the person proved who they are', async () => {
    const hourAgo = seconds() - 3_600;
    tamper = changed((claims) => ({ ...claims, auth_time: hourAgo }));
    const auth = authWith();
    const browser = browserAt(auth);
    await browser.signIn(AIKO);
    expect((await callerIn(auth, browser))?.signedInAt).toBe(hourAgo * 1_000);
  });

  it('is refused where the provider passes off an old one, or does not say', async () => {
    const auth = authWith();
    for (const [auth_time, said] of [
      [seconds() - 3_600, /not signed in anew/],
      [undefined, /does not say when/],
    ] as const) {
      tamper = changed((claims) => ({ ...claims, auth_time }));
      const browser = browserAt(auth);
      const to = await browser.signIn(AIKO, '/', true);
      expect(to.href).toContain('/sign-in?problem=provider');
      expect(JSON.stringify(refused.at(-1))).toMatch(said);
      expect(await callerIn(auth, browser)).toBeUndefined();
    }
  });
});
