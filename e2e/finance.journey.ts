import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, PHONE, test } from './journey.ts';

test('who reads cost sees what each environment comes to, why, and what is not known', async ({ signInAs }) =>
  readsTheCost(await signInAs('viewer')));

test('and sees the same on a phone', async ({ signInAs }) =>
  readsTheCost(await signInAs('viewer', { viewport: PHONE })));

async function readsTheCost(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: 'By cost' }).click();
  await page.waitForURL('/?view=cost');
  await page.getByRole('link', { name: 'items / prod' }).click();
  await page.waitForURL('/e/items/prod/cost');

  await test.step('the bill is not made up, and unknown lines are outside the sum with their reason', async () => {
    await expect(page.getByText('not enabled', { exact: true })).toBeVisible();
    // Every line has a price; what nobody has counted yet is unknown, and says so.
    await expect(page.getByRole('row').filter({ hasText: 'unpriced' })).toHaveCount(0);
    const unknown = page.getByRole('row').filter({ hasText: 'no datapoint' }).first();
    await expect(unknown).toContainText('unknown');
    await expect(page.getByRole('row', { name: /^Known lines/ })).toContainText(/\$[\d,.]+.*unknown line/);
  });

  await test.step('a full month stands beside the few days that were watched', async () => {
    await expect(page.getByText(/[\d.]+ of \d+ days watched/).first()).toBeVisible();
  });

  await test.step('the free tier is a switch', async () => {
    await page.getByRole('link', { name: 'Free tier' }).click();
    await page.waitForURL(/free=1/);
    await expect(page.getByText('as if this environment had it alone')).toBeVisible();
    await page.getByRole('link', { name: 'Free tier' }).click();
    await page.waitForURL((url) => !url.searchParams.has('free'));
  });

  await test.step('what could be decided otherwise is asked, or said to need more than the first minutes', async () => {
    const section = page.getByRole('heading', { name: 'What if' }).locator('xpath=ancestor::section[1]');
    await expect(section).toContainText(/Not enough usage yet|NAT gateway/);
    await expect(section).toContainText('Estimates only: nothing changes in AWS.');
  });

  await test.step('the lines can be taken along as CSV', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^items-prod.*\.csv$/);
    const [head = '', ...lines] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    expect(head.split(',').length).toBeGreaterThan(4);
    expect(lines.some((line) => line.includes('nat'))).toBe(true);
  });
}
