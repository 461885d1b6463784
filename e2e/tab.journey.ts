import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { childOf, freeze, postgresOf } from './stack/processes.ts';

// A tab lives through what happens behind it: it is never led elsewhere by itself, values and what was typed stay, and it goes on.

const TYPED = 'a-branch-of-mine';
const banner = (page: Page) => page.locator('.portal-banner');
const typed = (page: Page) => page.getByRole('textbox', { name: /^Branch, tag or commit/ });

/** Opens the request form, half filled in, and puts a mark on the document: one that is loaded anew has none. */
async function halfFilled(page: Page): Promise<void> {
  await page.goto('/deploys/new?environment=hello%2Fdev');
  await typed(page).fill(TYPED);
  await page.evaluate(() => Object.assign(window, { stayed: true }));
}

/** The same document, with what was typed. */
async function expectStayed(page: Page): Promise<void> {
  expect(new URL(page.url()).pathname).toBe('/deploys/new');
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
  await expect(typed(page)).toHaveValue(TYPED);
}

/** Minutes of the page's own clock, at once. */
const minutePasses = (page: Page) => page.clock.fastForward('01:00');

test('wall row 12: the network is gone for a minute', async ({ signInAs, expectedErrors }) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED/);
  const page = await signInAs('infra');
  await page.clock.install();
  await halfFilled(page);
  await page.context().setOffline(true);
  await minutePasses(page);
  await expect(banner(page)).toContainText(/No connection to Yagura since \d\d:\d\d:\d\d/);
  await minutePasses(page);
  await expectStayed(page);
  await page.context().setOffline(false);
  await minutePasses(page);
  await expect(banner(page)).toHaveCount(0);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expectStayed(page);
});

test('wall row 12: the data of the page fails for a minute, while all else answers', async ({
  signInAs,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_FAILED/);
  const page = await signInAs('infra');
  await page.clock.install();
  await halfFilled(page);
  let failed = 0;
  await page.route(/[?&]_rsc=/, (route) => {
    failed += 1;
    return route.abort();
  });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => failed).toBeGreaterThan(0);
  for (let seconds = 0; seconds < 60; seconds += 10) {
    const before = failed;
    await page.clock.fastForward('00:10');
    await expect.poll(() => failed).toBeGreaterThan(before);
  }
  await expect(banner(page)).toContainText('No connection to Yagura since');
  await expectStayed(page);
  await page.unroute(/[?&]_rsc=/);
  await page.clock.fastForward('00:10');
  await expect(banner(page)).toHaveCount(0);
  await expectStayed(page);
});

test('wall row 12: web is killed and comes back', async ({ signInAs, stack, expectedErrors }, { config }) => {
  test.skip(config.metadata.breakable !== true, 'the stack is not ours to break');
  expectedErrors.push(
    /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/,
  );
  const page = await signInAs('infra');
  await halfFilled(page);
  const web = childOf(stack.pid, 'bin/web.ts');
  process.kill(web, 'SIGKILL');
  await expect(page.getByText('Reconnecting', { exact: true })).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(childOf(stack.pid, 'bin/web.ts')).not.toBe(web);
  await expect(banner(page)).toHaveCount(0);
  await expectStayed(page);
});

test('wall row 12: the session ends, and somebody signs in again where they were', async ({
  signInAs,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 401/);
  const page = await signInAs('infra');
  await halfFilled(page);
  await page.evaluate(() =>
    fetch('/sign-out', { method: 'POST', body: new URLSearchParams(), redirect: 'manual' }),
  );
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(banner(page)).toContainText('Your session has ended');
  await page.getByRole('button', { name: 'Request a deploy' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'nothing was done' })).toBeVisible();
  await expectStayed(page);
  await banner(page).getByRole('link', { name: 'Sign in' }).click();
  await page.locator('button[name="account"][value="infra"]').click();
  await page.waitForURL(/\/deploys\/new\?environment=hello/);
  await expect(typed(page)).toHaveValue(TYPED);
});

test('wall row 14: PostgreSQL does not answer', async ({ signInAs, stackDir, expectedErrors }, {
  config,
}) => {
  test.skip(config.metadata.breakable !== true, 'the stack is not ours to break');
  test.setTimeout(180_000);
  expectedErrors.push(/status of 503/);
  const page = await signInAs('infra');
  await halfFilled(page);
  const thaw = freeze(postgresOf(stackDir));
  const other = await page.context().newPage();
  try {
    await expect(banner(page)).toContainText(/PostgreSQL has not answered since \d\d:\d\d:\d\d/, {
      timeout: 30_000,
    });
    await page.getByRole('button', { name: 'Request a deploy' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'nothing was done' })).toBeVisible();
    await expectStayed(page);
    const opened = await other.goto('/deploys');
    expect(opened?.status()).toBe(503);
    await expect(other.getByRole('status')).toContainText('PostgreSQL has not answered since');
    const api = await page.request.get('/api/query/overview');
    expect([api.status(), await api.json()]).toEqual([
      503,
      expect.objectContaining({ error: expect.any(String) }),
    ]);
    expect((await page.request.get('/api/health/ready')).status()).toBe(503);
    expect((await page.request.get('/api/health/live')).status()).toBe(200);
  } finally {
    thaw();
  }
  await expect(banner(page)).toHaveCount(0, { timeout: 60_000 });
  await expectStayed(page);
  await expect(other.getByRole('navigation', { name: 'Watch' })).toBeVisible({ timeout: 30_000 });
});
