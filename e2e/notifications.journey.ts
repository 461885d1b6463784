import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseDocument } from 'yaml';
import { expect, test } from './journey.ts';

// Who is told of what: from nobody to a receiver that answers, fails, and is muted.

const A_FEW_LOOKS = { timeout: 60_000 };

/** What a journey changes outside of the stack's database ends with it. */
const undo: (() => void | Promise<void>)[] = [];
test.afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

test('a receiver is named in portal.yaml, tested, seen to fail and sent to again, and a place is muted', async ({
  signInAs,
  stack,
}) => {
  test.setTimeout(300_000);
  const config = stack.environment.YAGURA_CONFIG ?? '';
  const before = readFileSync(config, 'utf8');
  undo.push(() => writeFileSync(config, before));
  const heard: { id: string; type: string; signed: boolean }[] = [];
  let answer = 503;
  const receiver = createServer((request, response) => {
    body(request).then((text) => {
      heard.push({
        id: String(request.headers['webhook-id']),
        type: (JSON.parse(text) as { type: string }).type,
        signed: /^v1,[\w+/]{43}=$/.test(String(request.headers['webhook-signature'])),
      });
      response.writeHead(answer).end();
    }, response.destroy);
  });
  const host = await listening(receiver);
  undo.push(() => void receiver.close());

  const page = await signInAs('admin');
  await page.goto('/settings/notifications');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nobody is notified');
  const document = parseDocument(before);
  document.set('notifications', {
    // Any secret that the collector has will do to sign with here.
    receivers: { pager: { kind: 'webhook', url: `http://${host}/hook`, secret: 'YAGURA_SERVICE_TOKEN' } },
    routes: [{ to: ['pager'] }],
    allow: [host],
  });
  writeFileSync(config, document.toString());

  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'pager', exact: true }) });
  await test.step('named, it stands there with its host', async () => {
    await expect(async () => {
      await page.reload();
      await expect(row).toContainText(host);
    }).toPass(A_FEW_LOOKS);
  });

  const told = page.getByRole('row').filter({ hasText: 'Test message from Yagura' });
  await test.step('what fails says why, and waits for the next try', async () => {
    await row.getByRole('button', { name: 'Send a test' }).click();
    await expect(told).toContainText('answered 503', A_FEW_LOOKS);
    await expect(told).toContainText('waiting');
  });

  await test.step('the next try carries the same id, signed, and arrives', async () => {
    answer = 204;
    const tests = () => heard.filter(({ type }) => type === 'yagura.test');
    await expect.poll(() => tests().length, A_FEW_LOOKS).toBeGreaterThan(1);
    await expect(told).not.toContainText('waiting', A_FEW_LOOKS);
    expect(new Set(tests().map(({ id }) => id)).size).toBe(1);
    expect(tests().every(({ signed }) => signed)).toBe(true);
  });

  await test.step('a place is muted with a reason, and told of again', async () => {
    await page.getByLabel('Place').selectOption('items/dev');
    await page.getByLabel('Reason').fill('Moving the table');
    await page.getByRole('button', { name: 'Mute', exact: true }).click();
    const muted = page.getByRole('row').filter({ hasText: 'Moving the table' });
    await expect(muted).toContainText('items/dev');
    const other = await signInAs('viewer');
    await other.goto('/e/items/dev/metrics');
    await expect(other.locator('.environment-head')).toContainText('Notifications are muted by');
    await expect(other.locator('.environment-head')).toContainText('Moving the table');
    await muted.getByRole('button', { name: 'Unmute' }).click();
    await expect(page.getByText('Nothing is muted.')).toBeVisible();
  });

  await test.step('a viewer sees all of it and can do nothing', async () => {
    const viewer = await signInAs('viewer');
    await viewer.goto('/settings/notifications');
    await expect(viewer.getByRole('rowheader', { name: 'pager', exact: true })).toBeVisible();
    await expect(viewer.getByRole('button', { name: 'Send a test' })).toHaveCount(0);
    await expect(viewer.getByRole('button', { name: 'Mute' })).toHaveCount(0);
  });
});

test('the portal installs like an app, and robots are sent away', async ({ signInAs }) => {
  const page = await signInAs('viewer');
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await (await page.request.get(href ?? '')).json();
  expect(manifest).toMatchObject({ name: 'Yagura', display: 'standalone', start_url: '/' });
  for (const { src } of manifest.icons as { src: string }[]) {
    const icon = await page.request.get(src);
    expect(icon.status(), src).toBe(200);
    expect(icon.headers()['content-type'], src).toMatch(/^image\//);
  }
  expect(await (await page.request.get('/robots.txt')).text()).toContain('Disallow: /');
});

test('the browser tells of one’s own runs, by what a phone has too', async ({ signInAs }) => {
  const page = await signInAs('developer');
  await page.context().grantPermissions(['notifications']);
  await page.goto('/settings/notifications');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await expect(page.getByText('On in this browser.')).toBeVisible();
  const worker = await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL);
  expect(new URL(worker ?? '').pathname).toBe('/notices.js');
});

async function body(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
