import { expect, test } from './journey.ts';
import { childOf, freeze } from './stack/processes.ts';

// Frozen, not ended: what is worst of a process that hangs is that nothing tells.

test.describe.configure({ mode: 'serial' });

test('wall row 11: a collector that is silent is named on every page, by itself, and blamed on nothing else', async ({
  signInAs,
  breakCalls,
  stack,
  expectedErrors,
}, { config }) => {
  test.setTimeout(300_000);
  test.skip(config.metadata.breakable !== true, 'the stack is not ours to break');
  // What is asked of the collector at once fails, and the browser says so of its own.
  expectedErrors.push(/status of 50\d/);
  const page = await signInAs('viewer');
  const banner = page.locator('.portal-banner');
  const row = page.getByRole('article', { name: 'prod' });
  await expect(row).toContainText('0 of 25');
  await expect(banner).toHaveCount(0);

  const thaw = freeze([childOf(stack.pid, 'bin/collector.ts')]);
  try {
    await test.step('the overview, which nobody touches', async () => {
      await expect(banner).toContainText(/Collector silent since \d\d:\d\d:\d\d/, { timeout: 60_000 });
      await expect(banner).toContainText('it reports every 10 s');
      await expect(page.getByRole('status').filter({ hasText: 'Collector silent since' })).toHaveCount(1);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        /^Health is not known since \d\d:\d\d$/,
      );
      await expect(page.getByRole('main')).not.toContainText('since deploy');
      await expect(page.getByText(/^Silent since \d\d:\d\d$/)).toBeVisible();
      await expect(row).toContainText('Unknown');
      await expect(row).toContainText(/Last read \w+:/);
      await expect(row).toContainText(/read until \d\d:\d\d:\d\d/);
      await expect(row.getByRole('img', { name: /now unknown/i })).toBeVisible();
      await expect(row).toContainText('0 of 25');
      await expect(page.getByRole('main')).toContainText('Collector stopped reporting');
      await expect(page.getByRole('navigation', { name: 'Watch' })).toContainText('not known');
    });
    await test.step('logs', async () => {
      await page.goto('/e/items/prod/logs');
      await expect(page.getByText(/^Not following since/)).toBeVisible();
      await expect(page.getByText(/^Nothing was read since/).first()).toBeVisible();
      await expect(page.getByText(/none lost|Following ·/)).not.toBeVisible();
      await expect(page.getByRole('button', { name: /Pause/ })).toBeDisabled();
      await expect(page.getByRole('checkbox', { name: 'Details of the environment' })).toBeAttached();
    });
    await test.step('what was read last stays', async () => {
      await page.goto('/e/items/prod/architecture');
      const picture = page.getByRole('group', { name: /^items · prod/ });
      await expect(picture.getByRole('link', { name: /^api, Lambda/ })).toBeVisible();
      await page.goto('/e/items/prod/cost');
      await expect(page.getByRole('main')).toContainText(/\$\d/);
      await page.goto('/e/items/prod/metrics');
      await expect(page.getByText('the collector is not answering').first()).toBeVisible({ timeout: 40_000 });
      await page.goto('/');
      await expect(banner).toBeVisible();
    });
    // When it is back there is something to read again for a moment.
    await breakCalls({
      match: { environment: 'items/prod', role: 'read', service: 'cloudwatch', operation: 'DescribeAlarms' },
      fault: { kind: 'slow' },
    });
  } finally {
    thaw();
  }
  await expect(banner).toContainText(/Collector back since \d\d:\d\d:\d\d, reading .+ again/, {
    timeout: 60_000,
  });
  await expect(banner).toHaveCount(0, { timeout: 120_000 });
  await expect(row).toContainText('Healthy', { timeout: 90_000 });
});

test('wall row 11: a run that no runner takes says so and since when, and goes on by itself', async ({
  signInAs,
  stack,
}, { config }) => {
  test.setTimeout(300_000);
  test.skip(config.metadata.breakable !== true, 'the stack is not ours to break');
  const page = await signInAs('infra');
  const thaw = freeze([childOf(stack.pid, 'bin/runner.ts')]);
  try {
    await page.goto('/deploys/new?environment=hello%2Fdev');
    await page.getByRole('button', { name: 'Request a deploy' }).click();
    await page.waitForURL(/\/deploys\/\d+$/);
    await expect(page.locator('.run-attendance')).toContainText(
      /Queued, first in line\. No runner has answered since \d\d:\d\d:\d\d/,
      { timeout: 60_000 },
    );
    await expect(page.locator('.portal-banner')).toContainText('runs start by themselves');
  } finally {
    thaw();
  }
  await expect(page.locator('.run-attendance')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.locator('.portal-banner')).toHaveCount(0, { timeout: 60_000 });
});
