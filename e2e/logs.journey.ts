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
  await page.keyboard.type('answered');
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
  // As it stands in that moment: a drawing writes over it for as long as it lasts.
  let shared = '';
  await page.waitForURL(({ href }) => {
    shared = href;
    return /q=answered&request=.*&line=.*&at=\d+/.test(href);
  });

  const other = await signInAs('viewer');
  await other.goto(shared);
  await expect(other.getByRole('searchbox', { name: 'Filter lines' })).toHaveValue('answered');
  await expect(other.getByRole('log').locator('[aria-current="true"]')).toHaveText(text ?? '');
  await expect(other.getByRole('complementary', { name: /^Following request/ })).toBeVisible();
  await expect(other.getByText('Not live', { exact: true })).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('on a slow machine a key chooses a line of the query that was just typed, and it stays', async ({
  signInAs,
}) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/logs');
  const list = page.getByRole('log', { name: 'Log lines' });
  await expect(list.locator('.log-row').first()).toBeVisible();
  const slow = await page.context().newCDPSession(page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 8 });
  await page.keyboard.press('/');
  await page.keyboard.type('answered');
  await page.getByRole('searchbox', { name: 'Filter lines' }).blur();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  const chosen = list.locator('[aria-current="true"]');
  await expect(chosen).toContainText('answered');
  await page.keyboard.press('Enter');
  await expect(chosen).toHaveAttribute('aria-expanded', 'true');
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await expect(chosen).toBeInViewport();
});

test('one of the last lines, chosen by key, stays in view when the list changes', async ({
  signInAs,
  writeLines,
}) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/logs');
  await expect(page.getByText(/^complete to/)).toBeVisible();
  const mark = `last-${Date.now()}`;
  const query = page.getByRole('searchbox', { name: 'Filter lines' });
  await query.fill(mark);
  await writeLines(
    QUIET,
    Array.from({ length: 200 }, (_, line) => `${mark} line ${line}`),
  );
  await expect(page.getByText(/^200 of [\d,]+ lines match$/)).toBeVisible();
  await query.blur();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  const chosen = page.getByRole('log', { name: 'Log lines' }).locator('[aria-current="true"]');
  await expect(chosen).toBeFocused();
  const text = (await chosen.textContent()) ?? '';
  expect(text).toContain(mark);
  await page.keyboard.press('l');
  await expect(page.getByRole('switch', { name: 'Platform lines' })).toBeChecked();
  await expect(chosen).toHaveText(text);
  await expect(chosen).toBeInViewport();
});

test('what is shown can be searched, what finds nothing says what to take away, and one key clears it', async ({
  signInAs,
  callApi,
}) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/logs');
  await expect(page.getByText('Following', { exact: true })).toBeInViewport();
  await callApi('items/dev', '/items', { name: '', price: -1 });
  const query = page.getByRole('searchbox', { name: 'Filter lines' });
  await query.fill('status=400 path:/items function:api');
  const rows = page.getByRole('log').locator('.log-row');
  await expect(rows.first()).toContainText('status=400');
  await expect(page.getByRole('group', { name: 'status' }).getByRole('button', { pressed: true })).toHaveText(
    /^400/,
  );

  await query.fill('stauts=400 level:eror');
  await expect(page.getByText('is not a level')).toBeVisible();
  await page.getByRole('button', { name: 'level:error' }).click();
  await expect(page.getByText('No line has a field named')).toBeVisible();
  await page.getByRole('button', { name: 'status', exact: true }).click();
  await expect(query).toHaveValue('status=400 level:error');
  await expect(page.getByText(/^0 of [\d,]+ lines match$/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Without level:error' }).click();
  await expect(query).toHaveValue('status=400');
  await expect(rows.first()).toBeVisible();
  await page.getByRole('log').focus();
  await page.keyboard.press('Backspace');
  await expect(query).toHaveValue('');
});

test('who types while the page is drawn again loses nothing, and stays where the page was scrolled to', async ({
  signInAs,
}) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/logs');
  const query = page.getByRole('searchbox', { name: 'Filter lines' });
  await expect(page.getByRole('log').locator('.log-row').first()).toBeVisible();
  let drawings = 0;
  await page.route('**/e/items/dev/logs?*', async (route) => {
    if (route.request().headers().rsc === undefined) return route.continue();
    drawings += 1;
    await new Promise((slow) => setTimeout(slow, 700));
    await route.continue();
  });
  await page.evaluate(() => {
    document.documentElement.style.minHeight = '3000px';
    document.documentElement.dataset.same = 'document';
    scrollTo(0, 40);
  });
  for (const typed of ['st', 'stat', 'status']) {
    await query.fill(typed);
    await expect(page).toHaveURL(new RegExp(`\\?q=${typed}$`));
    const before = drawings;
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(() => drawings).toBeGreaterThan(before);
    await query.fill(`${typed}=`);
    await expect(page).toHaveURL(new RegExp(`\\?q=${typed}%3D$`));
  }
  await expect(query).toHaveValue('status=');
  await expect(page.locator('html')).toHaveAttribute('data-same', 'document');
  expect(await page.evaluate(() => scrollY)).toBe(40);
});

test('lines that say the same are one row that opens, and what was chosen is remembered', async ({
  signInAs,
  writeLines,
}) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/logs');
  await expect(page.getByText(/^complete to/)).toBeVisible();
  const mark = `same${Date.now()}x`;
  await writeLines(
    QUIET,
    Array.from({ length: 7 }, (_, line) => `ERROR order ${line} was refused by lantern-shop, see ${mark}`),
  );
  await page.getByRole('searchbox', { name: 'Filter lines' }).fill(mark);
  await page.getByRole('switch', { name: 'Group similar' }).click();
  const group = page.getByRole('log').getByRole('button', { name: /^7 × order … was refused/ });
  await group.click();
  await expect(page.getByRole('log').locator('.log-row')).toHaveCount(5);
  await page.getByRole('button', { name: 'Show 2 earlier lines of this group' }).click();
  await expect(page.getByRole('log').locator('.log-row')).toHaveCount(7);
  await page.goto('/e/items/dev/logs');
  await expect(page.getByRole('switch', { name: 'Group similar' })).toBeChecked();
});

test('a view is saved, shared with a colleague and removed', async ({ signInAs }) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/logs?q=status%3E%3D500');
  const name = `Failures ${Date.now()}`;
  await page.getByRole('button', { name: 'Save this' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('checkbox', { name: /^Share with everyone/ }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible();

  const other = await signInAs('viewer');
  await other.goto('/e/items/dev/logs');
  await other.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await expect(other.getByRole('searchbox', { name: 'Filter lines' })).toHaveValue('status>=500');
  await expect(other.getByRole('button', { name: `Remove ${name}` })).toHaveCount(0);

  await page.getByRole('button', { name: `Remove ${name}` }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^${name}`) })).toHaveCount(0);
});

test('a query in Insights runs over the real log groups, and its rows lead to the address of their lines', async ({
  signInAs,
  writeLines,
}) => {
  const page = await signInAs('developer');
  const mark = `insights${Date.now()}`;
  await writeLines(QUIET, [`{"level":"ERROR","message":"${mark}","shop":"lantern"}`]);
  const query = `filter message = "${mark}" | stats count(*) as lines by shop, bin(1h)`;
  await page.goto(`/e/items/dev/logs/insights?${new URLSearchParams({ q: query })}`);
  await page.getByRole('button', { name: /^Run/ }).click();
  const question = page.getByRole('button', { name: /^Run (anyway|for)/ });
  const done = page.getByRole('status').filter({ hasText: /^Complete$/ });
  await expect(question.or(done).first()).toBeVisible();
  if (await question.isVisible()) await question.click();
  await expect(done).toBeVisible();
  await expect(page.getByRole('img', { name: /^lines over time/ })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'lantern' })).toBeVisible();
  await page.getByRole('link', { name: 'Lines', exact: true }).click();
  await page.waitForURL(/\/logs\?q=shop%3Dlantern&from=\d+&to=\d+/);
});

test('a query in Insights that names a secret is not run', async ({ signInAs }) => {
  const page = await signInAs('developer');
  await page.goto(`/e/items/dev/logs/insights?${new URLSearchParams({ q: 'fields password as p' })}`);
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(page.getByText('This query names a secret')).toBeVisible();
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

  await page.locator('.log-range > summary').click();
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

  await expect(page.getByText(/^1,000 of [\d,]+ lines match$/)).toBeVisible();
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
  await expect(page.getByText(/^0 of [\d,]+ lines match$/).first()).toBeVisible();
  await page.getByRole('button', { name: /^Resume/ }).click();
  await expect(page.getByText(/^400 of [\d,]+ lines match$/)).toBeVisible();
  await expect(page.getByText('none lost', { exact: true })).toBeVisible();
});
