import type { Page } from '@playwright/test';
import { expect, hearsKeys, PHONE, test } from './journey.ts';

// Somebody's first minutes, without anything to read first: what is there, how it fares, what it is made of.

test('a new user finds around by what the pages say', async ({ signInAs }) => {
  const page = await signInAs('viewer');
  await firstLook(page);

  await test.step('keys are listed where a key asks for them', async () => {
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: /keyboard|keys/i });
    await expect(keys).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
  });

  await test.step('a resource is found by the few letters that one remembers', async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByPlaceholder(/^Search/).fill('staging dlq');
    const found = page.getByRole('option', { name: /items-staging-processor-dlq/ }).first();
    await expect(found).toBeVisible();
    await found.click();
    await page.waitForURL(/\/e\/items\/staging\/resources\?q=/);
    await expect(
      page.getByRole('row').filter({ hasText: 'items-staging-processor-dlq' }).first(),
    ).toBeVisible();
  });

  await test.step('what may not be done says why, before it is tried', async () => {
    await page.goto('/deploys/new');
    await expect(page.getByRole('button', { name: 'Request a deploy' })).toBeDisabled();
    await expect(page.getByText(/^None of your roles can/)).toBeVisible();
  });

  await test.step('the palette opens on a page, changes looks at once, and ends the session at the second Enter', async () => {
    const palette = page.getByPlaceholder(/^Search/);
    const chosen = page.locator('.palette').getByRole('option', { selected: true });
    await hearsKeys(page);
    await page.keyboard.press('ControlOrMeta+k');
    await expect(chosen).toContainText('items/');
    await palette.fill('zone tokyo');
    await expect(chosen).toHaveText(/^Time zone: Tokyo/);
    await page.keyboard.press('Enter');
    await expect(page.getByText(/\d JST$/).first()).toBeVisible();

    await page.keyboard.press('ControlOrMeta+k');
    await palette.fill('sign out');
    await expect(chosen).toHaveText(/^Sign out/);
    await page.keyboard.press('Enter');
    await expect(chosen).toContainText('Enter again to do it');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sign-in/);
  });
});

test('a new user finds around on a phone', async ({ signInAs }) => {
  const page = await signInAs('viewer', { viewport: PHONE });
  await firstLook(page);
  await page.getByRole('button', { name: 'Jump' }).click();
  await page.getByPlaceholder(/^Search/).fill('hello dev');
  await page.getByRole('option', { name: /hello/ }).first().click();
  await page.waitForURL(/\/e\/hello\/dev/);
});

async function firstLook(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const row of await page.getByRole('article').all()) {
    await expect(row).toContainText(/Healthy|Degraded|Failing/);
    await expect(row).toContainText(/\$\d/);
  }
  await page.getByRole('region', { name: 'hello' }).getByRole('link', { name: 'dev', exact: true }).click();
  await page.waitForURL(/\/e\/hello\/dev\/architecture/);
  await expect(
    page
      .locator('.dg-stage')
      .getByRole('link', { name: /Lambda/ })
      .first(),
  ).toBeVisible();
  const pages = page.getByRole('navigation', { name: 'Pages of the environment' });
  await pages.getByRole('link', { name: 'Metrics' }).click();
  await expect(page.getByRole('region', { name: 'Metrics', exact: true })).not.toHaveAttribute(
    'aria-busy',
    'true',
  );
  await pages.getByRole('link', { name: 'Deploys' }).click();
  await expect(page.getByRole('link', { name: /#\d+/ }).first()).toBeVisible();
}
