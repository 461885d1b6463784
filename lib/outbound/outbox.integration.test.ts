import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { configFromFile } from '#lib/config/source.ts';
import type { Happening } from '#lib/domain/notify/happening.ts';
import { MOST_TRIES } from '#lib/domain/notify/retry.ts';
import { reason } from '#lib/domain/reason.ts';
import { hours, instant, plus } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import { sendAgain } from '#lib/store/deliveries.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { acknowledge, putHappening, toldSince } from '#lib/store/happenings.ts';
import { putMute } from '#lib/store/mutes.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { outbox } from './outbox.ts';
import { startMailServer, startReceiver } from './receiver-in-test.ts';
import { signature } from './signature.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const dir = mkdtempSync(join(tmpdir(), 'yagura-outbox-'));
const file = join(dir, 'portal.yaml');
let server: EmbeddedDatabase;
let collector: Database;
let web: Database;
let hook: Awaited<ReturnType<typeof startReceiver>>;
let chat: Awaited<ReturnType<typeof startReceiver>>;
let mail: Awaited<ReturnType<typeof startMailServer>>;

beforeAll(async () => {
  server = await startTestDatabase();
  collector = openDatabase(server.urls.collector, 'test collector', 6);
  web = openDatabase(server.urls.web, 'test web', 4);
  [hook, chat, mail] = await Promise.all([startReceiver(), startReceiver(), startMailServer()]);
});

afterAll(async () => {
  await Promise.all([collector.close(), web.close(), hook.stop(), chat.stop(), mail.stop()]);
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

beforeEach(async () => {
  await collector.pool.query('delete from happenings; delete from mutes');
  hook.received.length = 0;
  chat.received.length = 0;
  mail.mails.length = 0;
  mail.recipients.length = 0;
  delete mail.way.refuse;
  hook.way.answer = 204;
  write([hook.host, chat.host, mail.host]);
});

const write = (
  allow: readonly string[],
  routes = '- { to: [pager, chat, post] }',
  mailTo = 'oncall@example.org',
  pager = hook.url,
): void =>
  writeFileSync(
    file,
    `version: 2
repositories: { main: . }
defaultSystem: shop
access: [{ group: all, role: viewer, on: '*' }]
notifications:
  receivers:
    pager: { kind: webhook, url: '${pager}', secret: PAGER_SECRET }
    chat: { kind: slack, url: CHAT_URL, language: ja }
    post: { kind: email, to: [${mailTo}] }
  mail: { server: MAIL_URL, from: yagura@example.org }
  allow: ${JSON.stringify(allow)}
  routes:
    ${routes}
systems:
  shop:
    title: Shop
    owner: team-shop
    environments:
      prod:
        account: '000000000000'
        region: ap-northeast-1
        production: true
        roles: { read: 'arn:aws:iam::000000000000:role/read' }
        watch: { stacks: [shop-prod] }
`,
  );

const NOW = instant(Date.now());
const failing = (id = 'verdict:shop/prod:1', more: Partial<Happening> = {}): Happening => ({
  ...{ id, topic: 'failing', subject: 'verdict:shop/prod', state: 'open', environment: 'shop/prod' },
  ...{ at: NOW, what: reason('verdict.failing', { place: 'shop/prod' }), path: '/e/shop/prod' },
  because: [reason('commit', { subject: 'Add <!channel>' })],
  ...more,
});

const sender = () =>
  outbox({
    db: collector.db,
    config: configFromFile(file),
    clock: () => instant(Date.now()),
    log: { info: () => undefined, error: () => undefined },
    secretNamed: (name) =>
      ({ PAGER_SECRET: SECRET, PAGER_URL: hook.url, CHAT_URL: chat.url, MAIL_URL: `smtp://${mail.host}` })[
        name
      ],
    portal: 'https://portal.example.org',
  });

async function rounds(out = sender()): Promise<void> {
  await out.round();
  await out.idle();
}

const states = async () => {
  const [told] = await toldSince(web.db, ['shop/prod'], 10);
  return Object.fromEntries(
    told?.deliveries.map(({ receiver, state, failure }) => [receiver, failure?.code ?? state]) ?? [],
  );
};

const delivered = async (to: string) =>
  (await toldSince(web.db, ['shop/prod'], 1))[0]?.deliveries.find(({ receiver }) => receiver === to);

describe('a happening', () => {
  it('reaches webhook, chat and mail, each in its language, signed, with one id for each', async () => {
    await web.db.transaction((tx) => putHappening(tx, failing()));
    await rounds();
    expect(await states()).toEqual({ pager: 'sent', chat: 'sent', post: 'sent' });
    const [hooked] = hook.received;
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signed } = hooked?.headers ?? {};
    expect(signed).toBe(signature(SECRET, String(id), Number(at), hooked?.body ?? ''));
    expect(JSON.parse(hooked?.body ?? '')).toMatchObject({
      type: 'yagura.failing',
      data: { id, environment: 'shop/prod', title: 'shop/prod is failing', state: 'open' },
    });
    expect(JSON.parse(chat.received[0]?.body ?? '')).toMatchObject({
      text: expect.stringContaining('shop/prod で障害が発生しています'),
    });
    expect(mail.mails[0]).toContain('Subject: shop/prod is failing');
    expect(mail.mails[0]).toContain('To: oncall@example.org');
    expect(mail.mails[0]).toContain('https://portal.example.org/e/shop/prod');
  });

  it('that its transaction takes back was never told', async () => {
    const broken = web.db.transaction(async (tx) => {
      await putHappening(tx, failing());
      throw new Error('the cause did not come to pass');
    });
    await expect(broken).rejects.toThrow('did not come');
    await rounds();
    expect(hook.received).toEqual([]);
  });

  it('that is written twice is told once', async () => {
    await putHappening(web.db, failing());
    await rounds();
    await putHappening(web.db, failing());
    await rounds();
    expect(hook.received).toHaveLength(1);
  });

  it('is told by one of several senders', async () => {
    for (let each = 0; each < 20; each += 1) await putHappening(web.db, failing(`many:${each}`));
    await Promise.all([sender(), sender(), sender()].map(rounds));
    await rounds();
    expect(hook.received).toHaveLength(20);
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(20);
  });
});

describe('a receiver', () => {
  it('in a private network hears nothing unless it is allowed by name', async () => {
    // An address that the file itself has is refused with the file; of a variable's nobody knows before it is told.
    write([], undefined, undefined, 'PAGER_URL');
    await putHappening(web.db, failing());
    await rounds();
    expect(await states()).toEqual({
      pager: 'private-address',
      chat: 'private-address',
      post: 'private-address',
    });
    expect([...hook.received, ...chat.received, ...mail.mails]).toEqual([]);
  });

  it('that redirects is not followed', async () => {
    hook.way.answer = 307;
    hook.way.location = chat.url;
    await putHappening(web.db, failing());
    await rounds();
    expect(await states()).toMatchObject({ pager: 'redirected', chat: 'sent' });
    expect(chat.received).toHaveLength(1);
  });

  it('that fails is asked again later under the same id, and given up in the end', async () => {
    hook.way.answer = 503;
    await putHappening(web.db, failing());
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      await rounds();
      await collector.pool.query("update deliveries set next_at = now() where state = 'waiting'");
    }
    await rounds();
    expect(hook.received).toHaveLength(MOST_TRIES);
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const told = await toldSince(web.db, ['shop/prod'], 1);
    const given = told[0]?.deliveries.find(({ receiver }) => receiver === 'pager');
    expect(given).toMatchObject({ state: 'failed', tries: MOST_TRIES, failure: { code: 'answered' } });

    hook.way.answer = 204;
    expect(await sendAgain(web.db, given?.id ?? '', NOW)).toBe(true);
    await rounds();
    expect(await states()).toMatchObject({ pager: 'sent' });
  });

  it.each([
    ['RCPT', '550 no such mailbox', 'recipient-refused'],
    ['.', '554 looks like spam', 'message-refused'],
  ])('that refuses a mail for good at %s is asked once: %s', async (command, answer, code) => {
    mail.way.refuse = (line) => (line.startsWith(command) ? answer : undefined);
    await putHappening(web.db, failing());
    await rounds();
    expect(await delivered('post')).toMatchObject({ state: 'failed', tries: 1, failure: { code } });
    expect(await states()).toMatchObject({ pager: 'sent' });
    const refused = await delivered('post');
    delete mail.way.refuse;
    expect(await sendAgain(web.db, refused?.id ?? '', NOW)).toBe(true);
    await rounds();
    expect(mail.mails).toHaveLength(1);
  });

  it.each([
    ['RCPT', '450 greylisted', 'recipient-waits'],
    ['RCPT', '552 mailbox full', 'recipient-waits'],
    ['MAIL', '553 not yours to send', 'smtp'],
    ['.', '451 try later', 'smtp'],
  ])('that does not take a mail now at %s is asked again: %s', async (command, answer, code) => {
    mail.way.refuse = (line) => (line.startsWith(command) ? answer : undefined);
    await putHappening(web.db, failing());
    await rounds();
    expect(await delivered('post')).toMatchObject({ state: 'waiting', tries: 1, failure: { code } });
    delete mail.way.refuse;
    await collector.pool.query("update deliveries set next_at = now() where state = 'waiting'");
    await rounds();
    expect(await states()).toMatchObject({ post: 'sent' });
    expect(mail.mails).toHaveLength(1);
  });

  it('of one mail to several, those who were refused are told of, and nobody gets it twice', async () => {
    write(
      [hook.host, chat.host, mail.host],
      undefined,
      'oncall@example.org, gone@example.org, late@example.org',
    );
    mail.way.refuse = (line) =>
      line.includes('GONE@') ? '550 no such mailbox' : line.includes('LATE@') ? '450 greylisted' : undefined;
    await putHappening(web.db, failing());
    await rounds();
    expect(await delivered('post')).toMatchObject({
      state: 'waiting',
      failure: {
        code: 'recipient-waits',
        params: { to: 'gone@example.org, late@example.org', others: 1, status: 450 },
      },
    });
    mail.way.refuse = (line) => (line.includes('GONE@') ? '550 no such mailbox' : undefined);
    await collector.pool.query("update deliveries set next_at = now() where state = 'waiting'");
    await rounds();
    delete mail.way.refuse;
    expect(mail.recipients).toEqual(['<oncall@example.org>', '<late@example.org>']);
    expect(await delivered('post')).toMatchObject({
      state: 'failed',
      tries: 2,
      failure: { code: 'recipient-refused', params: { to: 'gone@example.org', others: 1, status: 550 } },
    });
  });

  it('that portal.yaml names no more leaves nothing waiting for ever', async () => {
    hook.way.answer = 503;
    await putHappening(web.db, failing());
    await rounds();
    write([hook.host, chat.host], '- { to: [chat] }');
    const text = configFromFile(file);
    const { pager: _, ...left } = text.current().file.notifications?.receivers ?? {};
    const current = text.current();
    const without = {
      ...text,
      current: () => ({
        ...current,
        file: { ...current.file, notifications: { receivers: left, routes: [], allow: [] } },
      }),
    };
    await outbox({
      ...{ db: collector.db, config: without, clock: () => NOW, secretNamed: () => undefined },
      log: { info: () => undefined, error: () => undefined },
      portal: 'https://portal.example.org',
    }).round();
    expect(await states()).toMatchObject({ pager: 'no-receiver' });
  });
});

describe('a person', () => {
  it('who has a matter in hand hears no more of it until it has ended', async () => {
    hook.way.answer = 503;
    await putHappening(web.db, failing('a', { at: instant(NOW - 3_000) }));
    await rounds();
    expect(await acknowledge(web.db, 'a', 'alice', NOW)).toBe(true);
    expect(await acknowledge(web.db, 'a', 'bob', NOW)).toBe(false);
    hook.way.answer = 204;
    await collector.pool.query('update deliveries set next_at = now()');
    await putHappening(web.db, failing('b', { at: instant(NOW - 2_000) }));
    await rounds();
    expect(hook.received).toHaveLength(1);
    await putHappening(web.db, failing('c', { state: 'over', at: instant(NOW - 1_000) }));
    await putHappening(web.db, failing('d', { at: NOW }));
    await rounds();
    expect(hook.received.map(({ body }) => JSON.parse(body).data.state)).toEqual(['open', 'over', 'open']);
  });

  it('who muted a place is told nothing of it, and can see what was kept back', async () => {
    const mute = { id: '1', on: 'shop/*', until: plus(NOW, hours(1)), by: 'alice', why: 'moving' };
    await putMute(web.db, mute, NOW);
    await putHappening(web.db, failing());
    await rounds();
    expect(hook.received).toEqual([]);
    expect(await states()).toEqual({ pager: 'muted', chat: 'muted', post: 'muted' });
  });
});

describe('a sender that is killed at any moment', () => {
  const children = new Set<ChildProcess>();
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  const start = (): ChildProcess => {
    const script = new URL('./sender-in-test.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [script, server.urls.collector, file, SECRET], { stdio: 'ignore' });
    children.add(child);
    return child;
  };

  it('loses nothing and sends nothing under two ids', async () => {
    write([hook.host], '- { to: [pager] }');
    const wanted = 120;
    const ids = Array.from({ length: wanted }, () => randomUUID());
    let killed = 0;
    for (const [index, id] of ids.entries()) {
      await putHappening(web.db, failing(id));
      // Killed when a random number of messages has arrived since: between claim, send and settle alike.
      if (index % 12 !== 0) continue;
      const child = start();
      const before = hook.received.length;
      const until = before + 1 + Math.floor(Math.random() * 8);
      const deadline = Date.now() + 6_000;
      while (hook.received.length < Math.min(until, before + index + 1) && Date.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 1));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      killed += 1;
      // What the dead one held is let go after its time; the database's clock is not turned here.
      await collector.pool.query('update deliveries set held_until = null');
    }
    await rounds();
    expect(killed).toBe(10);
    const seen = Map.groupBy(hook.received, ({ headers }) => String(headers['webhook-id']));
    expect(seen.size).toBe(wanted);
    const bodies = [...seen.values()].map((all) => new Set(all.map(({ body }) => body)).size);
    expect(Math.max(...bodies)).toBe(1);
    const told = await toldSince(web.db, ['shop/prod'], wanted + 10);
    expect(told.flatMap(({ deliveries }) => deliveries.map(({ state }) => state))).toEqual(
      Array(wanted).fill('sent'),
    );
  });
});
