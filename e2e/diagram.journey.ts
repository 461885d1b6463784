import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

const ARCHITECTURE = '/e/items/dev/architecture';
const part = (page: Page, name: RegExp) => page.locator('.dg-stage').getByRole('link', { name });
const panel = (page: Page, name: string) => page.getByRole('complementary', { name, exact: true });

test('a part tells what it is, how it fares, what it costs and what it did in the last hour', async ({
  signInAs,
}) => {
  const page = await signInAs('developer');
  await page.goto(ARCHITECTURE);
  await part(page, /^api, Lambda/).click();
  const beside = panel(page, 'api');
  await expect(beside.getByRole('region', { name: 'Last hour' })).toContainText(/invocations.*peak \d+/);
  await expect(beside).toContainText('items-dev-api-errors');
  await expect(beside).toContainText('Month to date');
  await expect(beside).toContainText('SAM items-dev-app/ApiFunction');

  await test.step('its neighbourhood, as far as asked', async () => {
    await beside.getByRole('link', { name: 'Look around it' }).click();
    await page.waitForURL(/view=focus.*depth=2/);
    const near = await page.locator('.dg-stage .dg-node').count();
    await page.getByRole('link', { name: '1 step around it' }).click();
    await page.waitForURL(/depth=1/);
    await expect(async () =>
      expect(await page.locator('.dg-stage .dg-node').count()).toBeLessThan(near),
    ).toPass();
    await expect(part(page, /^api, Lambda/)).toBeVisible();
  });
});

test('a picture without a mouse: found by name, walked along its lines, opened and closed', async ({
  signInAs,
}) => {
  const page = await signInAs('developer', { keyboard: true });
  await page.goto(ARCHITECTURE);
  await page.getByRole('searchbox', { name: 'Find a part' }).fill('dynamodb');
  await page.keyboard.press('Enter');
  await expect(part(page, /^data, DynamoDB/)).toBeFocused();
  await expect(page.locator('.dg-lighting')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(part(page, /^processor, Lambda/)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(part(page, /^processor-dlq/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page, 'processor-dlq')).toBeVisible();
  await part(page, /^processor-dlq/).focus();
  await page.keyboard.press('Escape');
  await expect(panel(page, 'processor-dlq')).toHaveCount(0);
});

test('a container is closed into one part and opened again', async ({ signInAs }) => {
  const page = await signInAs('developer');
  await page.goto(`${ARCHITECTURE}?view=detailed`);
  await page.getByRole('link', { name: /^Close VPC/ }).click();
  await expect(part(page, /^VPC .*9 parts/)).toBeVisible();
  await expect(part(page, /^processor, /)).toHaveCount(0);
  await page.getByRole('link', { name: /closed: open all/ }).click();
  await expect(part(page, /^processor/).first()).toBeVisible();
});

test('overlays say what is measured, and a plan lies over the picture with its run', async ({ signInAs }) => {
  const page = await signInAs('developer');
  await page.goto(ARCHITECTURE);
  await page.getByRole('link', { name: 'Traffic', exact: true }).click();
  await expect(page.getByText(/Measured over 5 minutes/)).toBeVisible();
  await expect(page.locator('[data-edge][data-rate]').first()).toBeVisible();
  await page.getByRole('link', { name: 'Findings', exact: true }).click();
  await expect(panel(page, 'Findings')).toContainText('No source contradicts another.');
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  const plan = panel(page, 'Change');
  await expect(plan.getByRole('link', { name: /^Plan of run \d+$/ })).toBeVisible();
  await plan
    .getByRole('link', { name: /^#\d+$/ })
    .last()
    .click();
  await page.waitForURL(/run=\d+/);
  await expect(part(page, /, create$/).first()).toBeVisible();
});

test('the picture is there without JavaScript, and as a file', async ({ signInAs, browser, baseURL }) => {
  const page = await signInAs('viewer');
  const still = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    ...(baseURL ? { baseURL } : {}),
  });
  const plain = await still.newPage();
  await plain.goto(`${ARCHITECTURE}?view=flow`);
  await plain.getByRole('link', { name: /^processor, Lambda/ }).click();
  await expect(plain.getByRole('complementary', { name: 'processor' })).toBeVisible();
  await still.close();

  await page.goto(`${ARCHITECTURE}?view=flow`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'draw.io' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('mxgraph.aws4');
});
