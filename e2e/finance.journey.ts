import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseDocument } from 'yaml';
import { expect, PHONE, test } from './journey.ts';

test('who reads cost sees what each environment comes to, why, and what is not known', async ({ signInAs }) =>
  readsTheCost(await signInAs('viewer')));

test('and sees the same on a phone', async ({ signInAs }) =>
  readsTheCost(await signInAs('viewer', { viewport: PHONE })));

async function readsTheCost(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: 'By cost' }).click();
  await page.waitForURL('/?view=cost');
  await page.getByRole('link', { name: 'items / prod' }).click();
  await page.waitForURL('/e/items/prod/cost');

  await test.step('the bill is not made up, and unknown lines are outside the sum with their reason', async () => {
    await expect(page.getByText('not enabled', { exact: true })).toBeVisible();
    // Every line has a price; what nobody has counted yet is unknown, and says so.
    await expect(page.getByRole('row').filter({ hasText: 'unpriced' })).toHaveCount(0);
    const unknown = page.getByRole('row').filter({ hasText: 'no datapoint' }).first();
    await expect(unknown).toContainText('unknown');
    await expect(page.getByRole('row', { name: /^Known lines/ })).toContainText(/\$[\d,.]+.*unknown line/);
  });

  await test.step('a full month stands beside the few days that were watched', async () => {
    await expect(
      page.getByText(/\d of \d+ days watched|\d\s(s|min|h) of \d+ days watched/).first(),
    ).toBeVisible();
  });

  await test.step('the free tier is a switch', async () => {
    await page.getByRole('link', { name: 'Free tier' }).click();
    await page.waitForURL(/free=1/);
    await expect(page.getByText('as if this environment had it alone')).toBeVisible();
    await page.getByRole('link', { name: 'Free tier' }).click();
    await page.waitForURL((url) => !url.searchParams.has('free'));
  });

  await test.step('what could be decided otherwise is asked, or said to need more than the first minutes', async () => {
    const section = page.getByRole('heading', { name: 'What if' }).locator('xpath=ancestor::section[1]');
    await expect(section).toContainText(/Not enough usage yet|NAT gateway/);
    await expect(section).toContainText('Estimates only: nothing changes in AWS.');
  });

  await test.step('the lines can be taken along as CSV', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^items-prod.*\.csv$/);
    const [head = '', ...lines] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    expect(head.split(',').length).toBeGreaterThan(4);
    expect(lines.some((line) => line.includes('nat'))).toBe(true);
  });

  await test.step('what a thousand requests cost is told by their way, or why it is not', async () => {
    await expect(
      page.getByText(/1,000 requests cost \$[\d.]+ in prod|Cost of 1,000 requests: /).first(),
    ).toBeVisible();
  });

  await test.step('what is usual is not made up from fewer days than the rule needs', async () => {
    await expect(page.locator('.cost-anomaly')).toHaveCount(0);
  });

  await test.step('beside another environment: why each line differs, and as CSV', async () => {
    await page
      .getByRole('navigation', { name: 'Compared with' })
      .getByRole('link', { name: 'dev', exact: true })
      .click();
    await page.waitForURL(/with=dev/);
    const compared = page.getByRole('heading', { name: /^prod (costs|and dev cost)/ });
    // A stack that was just made has no rate of a month yet, and the page says so instead.
    const tooYoung = page.getByText('watched for some minutes only: too little to compare full months');
    await expect(compared.or(tooYoung)).toBeVisible();
    if (await tooYoung.isVisible()) return;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV of the comparison' }).click(),
    ]);
    const rows = readFileSync(await download.path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    expect(rows[0]).toContain('dev_quantity,dev_usd');
    expect(rows.at(-1)).toMatch(/^sum of known lines,/);
  });

  await test.step('a line leads to its part in the picture, and to its resource, which leads back', async () => {
    const part = page.getByRole('link', { name: /^Show .+ in the picture$/ }).first();
    await expect(part).toHaveAttribute('href', /\/e\/items\/prod\/architecture\?view=detailed&node=/);
    const line = page.locator('.cost-lines tbody th .link').first();
    const name = (await line.textContent()) ?? '';
    await line.click();
    await page.waitForURL(/\/resources\?r=/);
    await page.getByRole('link', { name: 'Its cost', exact: true }).click();
    await page.waitForURL(/\/cost\?n=\d+#line-/);
    const anchor = decodeURIComponent(new URL(page.url()).hash.slice(1));
    const back = page
      .locator('.cost-lines tbody')
      .filter({ has: page.locator(`[id=${JSON.stringify(anchor)}]`) });
    await expect(back).toContainText(name);
    await expect(back).toBeInViewport();
  });
}

const undo: (() => void)[] = [];
test.afterEach(() => {
  for (const each of undo.splice(0)) each();
});

test('what the price book has no price for is unpriced, with its reason, and never $0', async ({
  signInAs,
  stack,
  scratch: _,
}) => {
  test.setTimeout(300_000);
  const config = stack.environment.YAGURA_CONFIG ?? '';
  const before = readFileSync(config, 'utf8');
  undo.push(() => writeFileSync(config, before));
  const page = await signInAs('viewer');
  const document = parseDocument(before);
  document.setIn(['systems', 'hello', 'environments', 'dev', 'region'], 'mx-central-1');
  writeFileSync(config, document.toString());
  await expect(async () => {
    await page.goto('/e/hello/dev/cost');
    await expect(page.getByRole('cell', { name: 'unpriced', exact: true }).first()).toBeVisible();
  }).toPass({ timeout: 240_000, intervals: [5_000] });
  await expect(page.getByText('no price for this region').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /^Known lines/ })).toContainText(/unknown line/);
});
