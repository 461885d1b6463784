import type { Browser, BrowserContext, Page } from '@playwright/test';
import { Client } from 'pg';
import { closed } from './closed.ts';
import { expect, PHONE, test, tooWide } from './journey.ts';

// The other side is `oidc-provider` on loopback (`npm run demo -- --oidc`): its page is filled in as a person would.

test.beforeEach(({ stack }, info) => {
  info.skip(!stack.environment.OIDC_ISSUER, 'the stack has no identity provider: start the demo with --oidc');
});

const opened: BrowserContext[] = [];
test.afterEach(async () => {
  for (const context of opened.splice(0)) await closed(context);
});

async function pageOf(browser: Browser, url: string | undefined, more = {}): Promise<Page> {
  const context = await browser.newContext({ ...(url ? { baseURL: url } : {}), ...more });
  opened.push(context);
  return context.newPage();
}

/** Signs in at the provider with these groups. */
async function signIn(page: Page, name: string, groups: string, path = '/'): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Continue with Corp' }).click();
  const person = page.getByRole('form', { name });
  await person.getByLabel('Groups').fill(groups);
  await person.getByLabel('Password').fill('any');
  await person.getByRole('button').click();
  await page.waitForURL((url) => url.hostname === 'localhost' && !url.pathname.startsWith('/sign-in'));
}

const account = (page: Page) => page.locator('details.account summary');

test('wall row 3: somebody signs in at a real provider, has the role of a group, loses it, and is signed out there too', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, baseURL);
  await signIn(page, 'Aiko Tanaka', 'developers', '/deploys?status=failed');
  await expect(page).toHaveURL('/deploys?status=failed');
  await expect(account(page)).toContainText('Aiko Tanaka');
  await expect(account(page)).toContainText('developer');

  // The same person elsewhere, who has left the group since.
  const elsewhere = await pageOf(browser, baseURL);
  await signIn(elsewhere, 'Aiko Tanaka', '', '/settings/sessions');
  await expect(elsewhere.getByRole('heading', { name: 'You cannot see this page' })).toBeVisible();
  await page.goto('/settings/sessions');
  await expect(page.getByRole('heading', { name: 'You cannot see this page' })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sign out of Corp' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto('/settings/sessions');
  await expect(page).toHaveURL(/\/sign-in\?/);
  // Signed out at the provider: it asks again who it is.
  await page.getByRole('button', { name: 'Continue with Corp' }).click();
  await expect(page.getByRole('heading', { name: 'Corp identity provider' })).toBeVisible();

  // Everywhere: the other browser is asked to sign in at its next page.
  const third = await pageOf(browser, baseURL);
  await signIn(third, 'Aiko Tanaka', 'viewers', '/settings/sessions');
  await expect(third.getByRole('row').filter({ hasText: 'this browser' })).toHaveCount(1);
  await third.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(third.getByRole('heading', { name: 'Sign out of Corp' })).toBeVisible();
  await elsewhere.goto('/settings/sessions');
  await expect(elsewhere).toHaveURL(/\/sign-in\?/);
});

test('a session ends at its age, and what groups say then counts', async ({ browser, baseURL, stack }) => {
  const page = await pageOf(browser, baseURL);
  await signIn(page, 'Ben Okafor', 'approvers');
  await expect(account(page)).toContainText('approver');
  const database = new Client({ connectionString: stack.environment.DATABASE_URL_WEB });
  await database.connect();
  await database.query(
    "update sessions set expires_at = now() - interval '1 second' where user_id in (select id from users where name = 'Ben Okafor')",
  );
  await database.end();
  await page.goto('/deploys');
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fdeploys/);
  // The provider still knows him, and asks nothing: what it says of his groups is new.
  await page.getByRole('button', { name: 'Continue with Corp' }).click();
  await expect(page).toHaveURL('/deploys');
  await expect(account(page)).toContainText('Ben Okafor');
});

test('wall row 9: two people with one address are two people', async ({ browser, baseURL }) => {
  const [one, other] = [await pageOf(browser, baseURL), await pageOf(browser, baseURL)];
  await signIn(one, 'Chloé Martin', 'viewers', '/settings/sessions');
  await signIn(other, 'Claude Martin', 'developers', '/settings/sessions');
  await expect(account(one)).toContainText('Chloé Martin');
  await expect(account(one)).toContainText('viewer');
  await expect(account(other)).toContainText('Claude Martin');
  await expect(account(other)).toContainText('developer');
  await expect(one.getByRole('row').filter({ hasText: 'your organisation' }).first()).toBeVisible();
});

test('whoever declines reads why, with what to look it up by, on a phone and in Japanese too', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, baseURL, { viewport: PHONE, locale: 'ja-JP' });
  await page.goto('/sign-in?to=/deploys');
  await page.getByRole('button', { name: 'Corp で続ける' }).click();
  await page.getByRole('button', { name: 'Decline' }).click();
  const said = page.getByRole('alert').filter({ hasText: 'サインインできませんでした' });
  await expect(said).toContainText('ID プロバイダーが拒否しました');
  await expect(said).toContainText(/[0-9a-f]{8}/);
  expect(await tooWide(page)).toBeLessThanOrEqual(0);
  expect(new URL(page.url()).searchParams.get('to')).toBe('/deploys');
});
