import { expect, test } from './journey.ts';
import { PAGES } from './pages.ts';

test('on a phone no page scrolls sideways, and the pages of an environment are in reach', async ({
  signInAs,
}) => {
  test.setTimeout(180_000);
  const page = await signInAs('admin', { viewport: { width: 390, height: 844 } });
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    const { wanted, given } = await page.evaluate(() => ({
      wanted: document.documentElement.scrollWidth,
      given: document.documentElement.clientWidth,
    }));
    expect.soft(wanted, `${path} is wider than the screen`).toBeLessThanOrEqual(given);
  }
  await page.goto('/e/items/dev/architecture');
  await page
    .getByRole('navigation', { name: 'Pages of the environment' })
    .getByRole('link', { name: 'Logs' })
    .click();
  await expect(page.getByRole('searchbox', { name: 'Filter lines' })).toBeVisible();
});
