import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

test('a call of the public API is seen in the live tail and counted in the metrics', async ({
  signInAs,
  callApi,
}) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/metrics');
  const before = await sumOf(page, 'api invocations and errors');

  await page.goto('/e/items/dev/logs');
  await expect(page.getByRole('log', { name: 'Log lines' })).toBeVisible();
  // The lines scroll in their own box: their state stays in view.
  await expect(page.getByText('Following', { exact: true })).toBeInViewport();
  const answer = await callApi('items/dev', '/items', { name: 'A lantern for the journey', price: 1_200 });
  expect(answer).toMatchObject({ status: 201 });
  const { id } = JSON.parse(answer.body) as { id: string };

  await page.getByRole('searchbox', { name: 'Filter lines' }).fill(id);
  // By its item: lines of other requests are there until the filter has taken them away.
  const line = page
    .getByRole('log')
    .getByRole('button', { name: /^record processed/ })
    .filter({ hasText: id });
  await line.click();
  await expect(page.getByRole('log')).toContainText(`ITEM#${id}`);

  await expect(async () => {
    await page.goto('/e/items/dev/metrics');
    expect(await sumOf(page, 'api invocations and errors')).toBeGreaterThan(before);
  }).toPass({ timeout: 90_000 });
});

test('a bad call is a client error in the metrics and a warning in the log, never an error of ours', async ({
  signInAs,
  callApi,
}) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/logs');
  // The lines scroll in their own box: their state stays in view.
  await expect(page.getByText('Following', { exact: true })).toBeInViewport();
  const answer = await callApi('items/dev', '/items', { name: '', price: -1 });
  expect(answer.status).toBe(400);
  const { requestId } = JSON.parse(answer.body) as { requestId: string };
  await page.getByRole('searchbox', { name: 'Filter lines' }).fill(`request:${requestId}`);
  await expect(page.getByRole('log')).toContainText('WARN');
});

/** Adds up the first column of figures of a chart, as its table says them; 0 before there is a chart. */
async function sumOf(page: Page, chart: string): Promise<number> {
  await expect(page.getByRole('region', { name: 'Metrics', exact: true })).toBeVisible();
  const cell = page.getByRole('region', { name: chart, exact: true }).first();
  if ((await cell.count()) === 0) return 0;
  await cell.getByRole('button', { name: `Show ${chart} as a table` }).click();
  const figures = await cell.locator('tbody td:nth-child(2)').allTextContents();
  return figures.reduce((sum, text) => sum + (Number(text.replaceAll(',', '')) || 0), 0);
}
