import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './journey.ts';
import { PAGES } from './pages.ts';

/** Joins the texts of a picture's node without a space, and so never finds them in its name. */
const EXPERIMENTAL = ['label-content-name-mismatch'] as const;

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious on any page, ${theme}`, async ({ signInAs }) => {
    test.setTimeout(240_000);
    const page = await signInAs('admin', { theme });
    for (const path of PAGES) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page }).disableRules([...EXPERIMENTAL]).analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map((each) => `${id}: ${each.html.slice(0, 160)}`));
      expect.soft(serious, path).toEqual([]);
    }
  });
}

test('axe finds nothing serious on the sign-in page', async ({ page }) => {
  await page.goto('/sign-in');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
