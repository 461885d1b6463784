import { closed } from './closed.ts';
import { expect, test } from './journey.ts';

test('the palette finds runs, people, words of a command line and a name with one wrong letter', async ({
  signInAs,
}) => {
  const page = await signInAs('infra');
  await page.keyboard.press('Control+k');
  const typed = page.locator('.palette-input');
  const first = page.locator('.palette-item').first();
  await expect(first).toBeVisible();
  for (const [text, found] of [
    ['itmes', /items\//],
    ['stagin', /^items\/staging/],
    ['tail prod', /items\/prod/],
    ['japanese', /日本語/],
    ['help', /Keyboard/],
    ['#1', /#1\b/],
  ] as const) {
    await typed.fill(text);
    await expect(first, text).toContainText(found);
  }
});

test('a list is walked by j and k, and a filter acts when something is chosen', async ({ signInAs }) => {
  const page = await signInAs('auditor');
  await expect(page.getByRole('heading', { name: 'Audit log: everything done or refused' })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.locator('.row-link').nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.locator('.row-link').first()).toBeFocused();
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('denied');
  await page.waitForURL(/outcome=denied/);
});

test('a page that is refused names the role, one that is not there its neighbours, a word that means nothing is said', async ({
  signInAs,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 40[34]/);
  const page = await signInAs('viewer');
  await page.goto('/audit');
  await expect(page.locator('main')).toContainText('It needs the role auditor, approver, admin.');
  await expect(page.locator('main')).toContainText('Ask somebody in admins');
  await page.goto('/e/items/stagin/metrics');
  await page.locator('main').getByRole('link', { name: 'items/staging' }).click();
  await page.waitForURL('/e/items/staging/metrics');
  await page.goto('/?view=zzz');
  await expect(page.getByText('“zzz” is not one of the choices here; Board is shown.')).toBeVisible();
});

test('resources stand by what they are for, open in place and sort by a column', async ({ signInAs }) => {
  const page = await signInAs('viewer');
  await page.goto('/e/items/dev/resources');
  await expect(page.getByRole('rowheader', { name: /^Functions and workflows/ })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'items-dev-processor-dlq' }).first();
  await row.getByRole('link').first().click();
  await expect(
    row.locator('xpath=following-sibling::tr[1]').getByRole('heading', { level: 2 }),
  ).toBeVisible();
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click();
  await page.waitForURL(/sort=name/);
  await expect(page.getByRole('rowheader', { name: /^Functions and workflows/ })).not.toBeVisible();
});

test('finance begins at the costs, and the first page knows the time zone', async ({ browser, stack }) => {
  const context = await browser.newContext({
    baseURL: stack.environment.YAGURA_URL ?? '',
    timezoneId: 'Asia/Tokyo',
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('See if your AWS serverless systems');
  await expect.poll(async () => (await context.cookies()).map(({ name }) => name)).toContain('zone');
  await page.locator('button[name="account"][value="finance"]').click();
  await page.waitForURL('/?view=cost');
  await expect(page.getByText('JST').first()).toBeVisible();
  await closed(context);
});
