import type { Page } from '@playwright/test';
import { expect, PHONE, test } from './journey.ts';

// The visual specification as a browser computes it: what a style sheet's order, a library or a new class may undo.

type Expected = Readonly<Record<string, string>>;
type Look = readonly [where: string, selector: string, styles: Expected];

const OF_EVERY_PAGE: readonly Look[] = [
  ['body', 'body', { fontSize: '13px', lineHeight: '18px', fontVariantNumeric: 'lining-nums tabular-nums' }],
  ['title', 'h1', { fontSize: '20px', lineHeight: '26px', fontWeight: '600' }],
  ['sidebar', '.sidebar', { width: '212px' }],
  ['top bar', '.top-bar', { height: '44px' }],
  ['age', '.age', { fontSize: '11px', lineHeight: '14px' }],
];

const OF_AN_ENVIRONMENT: readonly Look[] = [
  ['section', 'main h2', { fontSize: '13px', fontWeight: '600' }],
  ['tab', '.tabs a', { height: '36px' }],
  ['pill', '.pill', { borderTopLeftRadius: '3px', fontWeight: '600' }],
  ['control', '.control', { borderTopLeftRadius: '5px', minHeight: '28px' }],
  ['cost figure', '.cost-figure', { fontSize: '24px', lineHeight: '30px', fontWeight: '600' }],
  ['number', '.cost-lines .num', { textAlign: 'right' }],
];

const GROUNDS = {
  light: { page: 'oklch(0.992 0.003 90)', sidebar: 'oklch(0.968 0.006 90)', text: 'oklch(0.225 0.022 270)' },
  dark: { page: 'oklch(0.198 0.015 266)', sidebar: 'oklch(0.168 0.014 266)', text: 'oklch(0.955 0.006 266)' },
} as const;

for (const theme of ['light', 'dark'] as const) {
  test(`type, space and colour are as specified, ${theme}`, async ({ signInAs }) => {
    const page = await signInAs('admin', { theme });
    await looksLike(page, OF_EVERY_PAGE);
    const { page: ground, sidebar, text } = GROUNDS[theme];
    expect(await pixels(page, 'html', 'backgroundColor', ground)).toEqual(SAME);
    expect(await pixels(page, 'html', 'color', text)).toEqual(SAME);
    expect(await pixels(page, '.sidebar', 'backgroundColor', sidebar)).toEqual(SAME);
    await page.goto('/e/items/dev/cost');
    await expect(page.locator('.cost-figure').first()).toBeVisible();
    await looksLike(page, OF_AN_ENVIRONMENT);
    await page.goto('/e/items/dev/logs');
    await expect(page.locator('.log-row').first()).toBeVisible();
    await looksLike(page, [['rail of the logs', '.sidebar', { width: '60px' }]]);
    // A line may scroll out of the document between two looks: these look again.
    await expect(page.locator('.log-row').first()).toHaveCSS('font-size', '12px');
    await expect(page.locator('.log-row').first()).toHaveCSS('line-height', '22px');
    await page.goto('/e/items/dev/architecture');
    await expect(page.locator('.dg-stage')).toBeVisible();
    await looksLike(page, [['rail of the architecture', '.sidebar', { width: '60px' }]]);
  });
}

test('rules and not cards: only what floats has a shadow', async ({ signInAs }) => {
  const page = await signInAs('admin');
  for (const path of ['/', '/e/items/dev/cost', '/deploys', '/settings']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const shadows = await page.evaluate(() => {
      // A colour, two offsets, then a blur that is not 0.
      const BLURRED = /\) -?\d+px -?\d+px [1-9]/;
      return [...document.querySelectorAll('body *')]
        .filter((each) => !each.closest('dialog'))
        .filter((each) => BLURRED.test(getComputedStyle(each).boxShadow))
        .map((each) => each.className);
    });
    expect(shadows, path).toEqual([]);
  }
});

test('a figure that changes on a page that stays is underlined for a moment, another page is no change', async ({
  signInAs,
}) => {
  const page = await signInAs('admin');
  const figure = page.locator('.cell-cost > p').first();
  await expect(figure).toContainText('$');
  // What React does when it hears of another sum, and how the figure looks right after: looked at from outside, a slow
  // machine would come too late.
  const change = (sum: string, address?: string) =>
    figure.evaluate(
      async (element, { text, to }) => {
        // In the same turn: ages tick between any two.
        if (to !== undefined) history.replaceState(null, '', to);
        const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
        if (node) node.nodeValue = text;
        await Promise.resolve();
        return getComputedStyle(element).textDecorationLine;
      },
      { text: sum, to: address },
    );
  expect(await change('$9.99')).toBe('underline');
  await expect(figure).not.toHaveAttribute('data-changed');
  expect(await change('$8.88', '/?view=board')).toBe('none');
});

test('focus is a ring of 2 px at 2 px, and who wants stillness has it', async ({ signInAs }) => {
  const page = await signInAs('admin');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    const styles = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(
        document.activeElement as Element,
      );
      return { outlineStyle, outlineWidth, outlineOffset };
    });
    expect(styles).toEqual({ outlineStyle: 'solid', outlineWidth: '2px', outlineOffset: '2px' });
  }
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((each) => {
        const { animationName, transitionDuration } = getComputedStyle(each);
        return animationName !== 'none' || transitionDuration !== '0s';
      })
      .map((each) => each.className),
  );
  expect(moving).toEqual([]);
});

test('Japanese has its own line and label sizes, never letter-spaced, and a phone its four-item bar', async ({
  signInAs,
}) => {
  const page = await signInAs('admin', { locale: 'ja', viewport: PHONE });
  await looksLike(page, [
    ['body', 'body', { lineHeight: '19px', letterSpacing: 'normal', fontStyle: 'normal' }],
    ['age', '.age', { fontSize: '11.5px' }],
    ['title', 'h1', { letterSpacing: 'normal' }],
  ]);
  await expect(page.locator('.bottom-bar > *')).toHaveCount(4);
});

async function looksLike(page: Page, looks: readonly Look[]): Promise<void> {
  for (const [where, selector, styles] of looks) {
    const found = await page
      .locator(selector)
      .first()
      .evaluate((element, names) => {
        const computed = getComputedStyle(element);
        return Object.fromEntries(names.map((name) => [name, Reflect.get(computed, name)]));
      }, Object.keys(styles));
    expect.soft(found, `${where} (${selector})`).toEqual(styles);
  }
}

const SAME = { shown: [true, true, true] };

/** A build may write a colour in another notation: both are painted, and each channel may differ by rounding. */
function pixels(page: Page, selector: string, property: 'color' | 'backgroundColor', specified: string) {
  return page
    .locator(selector)
    .first()
    .evaluate(
      (element, [name, wanted]) => {
        const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const painted = (colour: string) => {
          if (!context) throw new Error('no canvas');
          context.fillStyle = colour;
          context.fillRect(0, 0, 1, 1);
          return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
        };
        const expected = painted(wanted);
        const found = painted(getComputedStyle(element)[name]);
        return { shown: found.map((channel, index) => Math.abs(channel - (expected[index] ?? -9)) <= 1) };
      },
      [property, specified] as const,
    );
}
