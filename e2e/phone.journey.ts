import type { Page } from '@playwright/test';
import { expect, PHONE, test, tooWide } from './journey.ts';
import { PAGES } from './pages.ts';
import { runOfSeveral } from './run-of-several.ts';

test('on a phone no page scrolls sideways, and whatever can be touched is large enough', async ({
  signInAs,
}) => {
  test.setTimeout(180_000);
  const page = await signInAs('admin', { viewport: PHONE });
  const run = await runOfSeveral(page);
  for (const path of [...PAGES, run, `${run}/review`, '/?view=alarm', '/?view=cost']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    expect.soft(await tooWide(page), `${path} is wider than the screen`).toBeLessThanOrEqual(0);
    expect.soft(await smallTargets(page), `${path} has small targets`).toEqual([]);
  }
  await page.goto('/e/items/dev/architecture');
  await page
    .getByRole('navigation', { name: 'Pages of the environment' })
    .getByRole('link', { name: 'Logs' })
    .click();
  await expect(page.getByRole('searchbox', { name: 'Filter lines' })).toBeVisible();
});

/**
 * Controls that offer a finger less than 44 px of height: their own box, or what a pseudo-element of theirs covers. Not
 * links in running text, nor parts of a picture, which is enlarged.
 */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 43.5;
    const inText = (each: Element) =>
      each.closest('p, li, dd') !== null && getComputedStyle(each).display === 'inline';
    const covered = (each: Element) =>
      Math.max(
        0,
        ...['::before', '::after']
          .map((part) => getComputedStyle(each, part))
          .filter(({ content, position }) => content !== 'none' && position === 'absolute')
          .map(({ height }) => Number.parseFloat(height) || 0),
      );
    // A box to tick is touched by its label.
    return [...document.querySelectorAll('a[href], button, select, summary, input, label:has(input)')]
      .filter((each) => !each.closest('svg') && !each.matches('label > :is([type=radio], [type=checkbox])'))
      .filter((each) => {
        const { width, height } = each.getBoundingClientRect();
        return width > 1 && height > 1 && Math.max(height, covered(each)) < LEAST && !inText(each);
      })
      .map((each) => `${each.outerHTML.slice(0, 90)} ${Math.round(each.getBoundingClientRect().height)} px`);
  });
}
