import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, tooWide } from './journey.ts';
import { PAGES } from './pages.ts';
import { runOfSeveral } from './run-of-several.ts';
import { watchShifts } from './shifts.ts';

/** Off unless asked for: whoever speaks to a picture says what stands there. */
const SPOKEN = { 'label-content-name-mismatch': { enabled: true } } as const;
/** 1440 px at twice their size. */
const ZOOMED = { width: 720, height: 450 } as const;

test('axe finds nothing serious on any page, light or dark', async ({ signInAs }) => {
  test.setTimeout(480_000);
  const page = await signInAs('admin', { theme: 'light' });
  const run = await runOfSeveral(page);
  for (const path of [...PAGES, run, `${run}/review`]) {
    await open(page, path);
    const rules = path.includes('/architecture') ? SPOKEN : {};
    expect.soft(await serious(new AxeBuilder({ page }).options({ rules })), path).toEqual([]);
    // Of what axe looks at nothing but colours is another in the dark.
    await darken(page);
    const dark = new AxeBuilder({ page }).withRules(['color-contrast']);
    expect.soft(await serious(dark), `${path}, dark`).toEqual([]);
  }
});

async function serious(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((each) => `${id}: ${each.html.slice(0, 160)}`));
}

/** As the account menu does; colours on their way to others are waited for. */
const darken = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
    const moving = document.getAnimations().filter((each) => each instanceof CSSTransition);
    return Promise.allSettled(moving.map(({ finished }) => finished)).then(() => undefined);
  });

test('axe finds nothing serious on the sign-in page', async ({ page }) => {
  await page.goto('/sign-in');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('whoever listens hears a name for every control and headings in order, whoever enlarges scrolls one way', async ({
  signInAs,
}) => {
  test.setTimeout(180_000);
  const page = await signInAs('admin', { viewport: ZOOMED });
  const titles = new Map<string, string>();
  for (const path of [...PAGES, '/?view=alarm', '/?view=cost']) {
    await open(page, path);
    titles.set(path.replace(/\?.*/, ''), await page.title());
    expect.soft(await unnamed(page), `${path} has controls without a name`).toEqual([]);
    expect.soft(await skippedHeadings(page), `${path} skips a level`).toEqual([]);
    expect.soft(await tooWide(page), `${path} is wider than the screen`).toBeLessThanOrEqual(0);
  }
  // Whoever has many tabs open, or hears only their names, tells the pages apart.
  for (const title of titles.values()) expect(title).toMatch(/^.+ · Yagura$/);
  expect(new Set(titles.values()).size).toBe(titles.size);
});

/** What Lighthouse calls good. */
const STILL = 0.05;

test('nothing shifts while a page arrives on a slow machine, on any page', async ({ signInAs }) => {
  test.setTimeout(240_000);
  const page = await signInAs('admin');
  const shifts = await watchShifts(page);
  for (const path of PAGES) {
    await open(page, path);
    const seen = await shifts();
    const sum = seen.reduce((total, { value }) => total + value, 0);
    const moved = seen.map((each) => `${each.value.toFixed(3)} at ${each.at} ms: ${each.moved.join('; ')}`);
    expect.soft(sum, [path, ...moved].join('\n')).toBeLessThanOrEqual(STILL);
  }
});

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

const NAMED = [
  'button',
  'link',
  'textbox',
  'searchbox',
  'combobox',
  'checkbox',
  'radio',
  'image',
  'DisclosureTriangle',
];

/** As the browser tells assistive technology. */
async function unnamed(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(
      ({ ignored, role, name }) =>
        !ignored && NAMED.includes(role?.value) && !String(name?.value ?? '').trim(),
    )
    .map(({ role, backendDOMNodeId }) => `${role?.value} ${backendDOMNodeId}`);
}

const skippedHeadings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll('h1, h2, h3, h4, h5')].filter((each) =>
      each.checkVisibility(),
    );
    const levels = shown.map(({ tagName }) => Number(tagName.slice(1)));
    return shown
      .filter((_, index) => (levels[index] ?? 0) > (levels[index - 1] ?? 0) + 1)
      .map((each) => each.outerHTML.slice(0, 90));
  });
