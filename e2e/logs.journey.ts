import { expect, test } from './journey.ts';

test('a request is followed to the stream record it left, each step with how well it is known', async ({
  signInAs,
  callApi,
}) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/logs');
  await expect(page.getByText('Following', { exact: true })).toBeInViewport();
  const answer = await callApi('items/dev', '/items', { name: 'A lantern to follow', price: 900 });
  expect(answer.status).toBe(201);
  const { id } = JSON.parse(answer.body) as { id: string };

  await page.getByRole('searchbox', { name: 'Filter lines' }).fill(id);
  const answered = page.locator('.log-row', { hasText: 'answered' }).filter({ hasText: id });
  await answered.locator('.log-request').click();
  const panel = page.getByRole('complementary', { name: /^Following request/ });
  const steps = panel.getByRole('list', { name: 'Steps of the request' }).getByRole('listitem');
  await expect(steps.filter({ hasText: /^API Gateway/ })).toContainText('Proven. Access log: status 201');
  await expect(steps.filter({ hasText: /^api/ }).last()).toContainText('Proven.');
  await expect(steps.filter({ hasText: /^AWS calls/ })).toContainText('Unavailable.');
  await expect(steps.filter({ hasText: /^processor/ }).last()).toContainText('Inferred. INSERT of item');
  await expect(panel.getByText(id)).toBeVisible();
});

test('a line is found, opened and followed by key, and its address shows the same to somebody else', async ({
  signInAs,
}) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/logs');
  const list = page.getByRole('log', { name: 'Log lines' });
  await expect(list.locator('.log-row').first()).toBeVisible();

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Filter lines' })).toBeFocused();
  await page.keyboard.type('REPORT');
  await page.getByRole('searchbox', { name: 'Filter lines' }).blur();
  await page.keyboard.press('Space');
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  const chosen = list.locator('[aria-current="true"]');
  await expect(chosen).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chosen).toHaveAttribute('aria-expanded', 'true');
  const text = await chosen.textContent();
  await page.keyboard.press('f');
  const panel = page.getByRole('complementary', { name: /^Following request/ });
  await expect(panel).toContainText('Proven.');
  await page.waitForURL(/q=REPORT&request=.*&line=.*&at=\d+/);

  const other = await signInAs('viewer');
  await other.goto(page.url());
  await expect(other.getByRole('searchbox', { name: 'Filter lines' })).toHaveValue('REPORT');
  await expect(other.getByRole('log').locator('[aria-current="true"]')).toHaveText(text ?? '');
  await expect(other.getByRole('complementary', { name: /^Following request/ })).toBeVisible();
  await expect(other.getByText('Not live', { exact: true })).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('a stretch of time is read by brush, a moment by its field, and one step leads back', async ({
  signInAs,
}) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/logs');
  await expect(page.getByRole('log').locator('.log-row').first()).toBeVisible();
  const box = await page.getByRole('img', { name: /lines over time/ }).boundingBox();
  if (!box) throw new Error('the histogram has no box');
  await page.mouse.move(box.x + box.width * 0.2, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 30, { steps: 5 });
  await page.mouse.up();
  await page.waitForURL(/from=\d+&to=\d+/);
  await expect(page.getByText('Not live', { exact: true })).toBeVisible();

  await page.getByLabel(/^Jump to a time/).fill('2026-01-01 00:00');
  await page.getByRole('button', { name: 'Jump', exact: true }).click();
  await page.waitForURL(/at=\d+$/);
  await expect(page.getByText('2025-12-31 23:55:00 – 2026-01-01 00:05:00 UTC')).toBeVisible();

  await page.getByRole('button', { name: 'Back to live' }).click();
  await expect(page.getByText('Following', { exact: true })).toBeVisible();
  await expect(page.getByRole('log').locator('.log-row').first()).toBeVisible();
});

const QUIET = '/aws/lambda/items-dev-scheduled';

test('wall row 4: 1,000 lines that came while the tab was cut off are there when it is back, each once', async ({
  signInAs,
  writeLines,
  expectedErrors,
}) => {
  // What the browser itself says of a network that is gone.
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch|network/i);
  // Another one stays, so that the log is read on.
  const stays = await signInAs('viewer');
  await stays.goto('/e/items/dev/logs');
  await expect(stays.getByText(/^complete to/)).toBeVisible();
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/logs');
  await expect(page.getByText('Following', { exact: true })).toBeInViewport();
  const mark = `away-${Date.now()}`;
  await page.getByRole('searchbox', { name: 'Filter lines' }).fill(mark);
  // Its place is known once something came.
  await expect(page.getByText(/^complete to/)).toBeVisible();

  await page.context().setOffline(true);
  await writeLines(
    QUIET,
    Array.from({ length: 1_000 }, (_, line) => `${mark} line ${line}`),
  );
  await page.context().setOffline(false);

  await expect(page.getByText(/^1000 of \d+ lines$/)).toBeVisible();
  await expect(page.getByText('no gap', { exact: true })).toBeVisible();
  await expect(page.getByText('none lost', { exact: true })).toBeVisible();
  await expect(page.getByText('0 duplicates removed', { exact: true })).toBeVisible();
});

test('a pause loses nothing, however much comes meanwhile', async ({ signInAs, writeLines }) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/logs');
  await expect(page.getByText(/^complete to/)).toBeVisible();
  const mark = `paused-${Date.now()}`;
  await page.getByRole('searchbox', { name: 'Filter lines' }).fill(mark);
  await page.getByRole('button', { name: 'Pause' }).click();
  await writeLines(
    QUIET,
    Array.from({ length: 400 }, (_, line) => `${mark} line ${line}`),
  );
  await expect(page.getByRole('button', { name: /^Resume, \d+ waiting/ })).toBeVisible();
  await expect(page.getByText(/^0 of \d+ lines$/)).toBeVisible();
  await page.getByRole('button', { name: /^Resume/ }).click();
  await expect(page.getByText(/^400 of \d+ lines$/)).toBeVisible();
  await expect(page.getByText('none lost', { exact: true })).toBeVisible();
});
