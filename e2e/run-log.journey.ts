import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

// The log of a run on its page: a first part of a long one, the way to the rest, and all of it as a file.

test('the whole log of a run is a file, for whoever may see the run', async ({ signInAs, request }) => {
  const page = await signInAs('viewer');
  await page.goto('/deploys/1');
  const log = page.getByRole('log');
  await expect(log).toContainText('Apply complete!');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Whole log' }).click();
  expect((await download).suggestedFilename()).toBe('yagura-run-1.log');

  const file = await page.request.get('/deploys/1/log');
  expect(file.headers()['content-type']).toBe('text/plain; charset=utf-8');
  const lines = (await file.text()).trimEnd().split('\n');
  for (const line of lines) expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z (stdout|stderr|engine) /);
  expect(lines.some((line) => line.includes('Apply complete!'))).toBe(true);
  await expect(page.getByText(`${lines.length.toLocaleString('en-US')} lines`)).toBeVisible();

  expect((await page.request.get('/deploys/999999/log')).status()).toBe(404);
  expect((await request.get('/deploys/1/log')).status()).toBe(401);
});

test('of a long log the newest lines stand on the page, and the first error is in reach', async ({
  signInAs,
}) => {
  const page = await signInAs('viewer');
  await sayLines(page, 2_500, 300);
  await page.goto('/deploys/1');
  const log = page.getByRole('log');
  const first = () => log.locator('[data-stream]').first();
  await expect(log).toContainText('line 2500.');
  await expect(page.getByText('2,500 lines')).toBeVisible();
  await expect(first()).toContainText('line 1501.');

  await log.getByRole('button', { name: '1,500 earlier lines: show more' }).click();
  await expect(first()).toContainText('line 501.');

  await page.getByRole('button', { name: 'First error' }).click();
  await expect(log.getByText('Error: line 300.')).toBeInViewport();
  await expect(first()).toContainText('line 200.');

  await page.getByRole('button', { name: 'Follow' }).click();
  await expect(first()).toContainText('line 1501.');
  await expect(log.getByText('line 2500.')).toBeInViewport();
});

/** The log of run 1 as the browser hears it: so many lines, and which of them tells an error. */
async function sayLines(page: Page, count: number, error: number): Promise<void> {
  const events = Array.from({ length: count }, (_, index) => {
    const line = index + 1 === error ? `Error: line ${error}.` : `line ${index + 1}.`;
    const said = { seq: index + 1, at: Date.now(), stream: 'stdout', line };
    return `id: ${said.seq}\ndata: ${JSON.stringify(said)}\n\n`;
  });
  await page.route('**/api/runs/1/log', (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: events.join('') }),
  );
}
