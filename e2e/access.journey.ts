import { expect, test } from './journey.ts';

test('a viewer looks and changes nothing', async ({ signInAs, expectedErrors }) => {
  expectedErrors.push(/status of 403/);
  const page = await signInAs('viewer');
  await page.goto('/deploys/new');
  await expect(page.getByRole('button', { name: 'Request a deploy' })).toBeDisabled();
  await expect(page.getByText('None of your roles can request a deploy on items/dev.')).toBeVisible();
  const refused = await page.goto('/audit');
  expect(refused?.status()).toBe(403);
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('nothing is shown to whoever is not signed in', async ({ page, request }) => {
  await page.goto('/e/items/prod/resources');
  await expect(page).toHaveURL(/\/sign-in/);
  for (const address of ['/api/events', '/api/tail?environment=items/prod', '/api/runs/1/log']) {
    expect((await request.get(address)).status(), address).toBe(401);
  }
});

test('a link that somebody sent leads there, after the sign-in', async ({ page, stack: _ }) => {
  await page.goto('/e/items/dev/resources?q=dlq');
  await page.getByRole('button', { name: /^viewer/i }).click();
  await page.waitForURL(/\/e\/items\/dev\/resources\?q=dlq$/);
  await expect(page.getByRole('row').filter({ hasText: 'items-dev-processor-dlq' }).first()).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/sign-in?to=https://evil.invalid/');
  await page.getByRole('button', { name: /^viewer/i }).click();
  await page.waitForURL(({ pathname }) => pathname === '/');
});
