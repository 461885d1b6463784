import { readFileSync } from 'node:fs';
import { expect, test } from './journey.ts';

const MINUTE = 60_000;
/** Of less, three fifths are hardly the two periods that a brush must be wide. */
const ENOUGH = 5 * MINUTE;

test('a stretch of time is chosen by brush or by key, for every chart, and one step leads back', async ({
  signInAs,
}) => {
  test.setTimeout(120_000 + 2 * ENOUGH);
  const page = await signInAs('developer');
  const chart = page.getByRole('region', { name: 'API requests', exact: true });
  const plot = chart.locator('.plot .recharts-surface');
  await test.step('there are some minutes to draw, however young the stack is', () =>
    expect(async () => {
      await page.goto('/e/items/dev/metrics');
      const slider = chart.getByRole('slider');
      const [from, to] = ['aria-valuemin', 'aria-valuemax'].map((each) =>
        slider.getAttribute(each, { timeout: 5_000 }),
      );
      expect(Number(await to) - Number(await from)).toBeGreaterThanOrEqual(ENOUGH);
    }).toPass({ timeout: 2 * ENOUGH, intervals: [10_000] }));
  await expect(plot).toBeVisible();

  await test.step('a brush over one chart', async () => {
    const box = await plot.boundingBox();
    if (!box) throw new Error('the plot has no box');
    const y = box.y + 60;
    await page.mouse.move(box.x + box.width * 0.2, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, y, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/from=\d+&to=\d+&back=90m/);
    await page.getByRole('link', { name: 'Back', exact: true }).click();
    await page.waitForURL(/range=90m/);
  });

  await test.step('a click pins a minute on all charts, and leads to its lines', async () => {
    const box = await plot.boundingBox();
    if (!box) throw new Error('the plot has no box');
    await page.mouse.click(box.x + box.width * 0.9, box.y + 60);
    await expect(chart.getByText('pinned')).toBeVisible();
    const lines = chart.getByRole('link', { name: 'Log lines of this time' });
    await expect(lines).toHaveAttribute('href', /\/e\/items\/dev\/logs\?from=\d+&to=\d+$/);
    await expect(chart.getByRole('link', { name: 'Failed requests' })).toHaveAttribute(
      'href',
      /q=status%3E%3D500&from=\d+/,
    );
    await expect(chart.getByRole('link', { name: 'All requests' })).toHaveAttribute(
      'href',
      /q=status%3E%3D100&from=\d+/,
    );
    await page.keyboard.press('Escape');
    await expect(lines).toBeHidden();
  });

  await test.step('the crosshair goes by key, and a reader hears the values', async () => {
    const slider = chart.getByRole('slider');
    await slider.focus();
    // Where the crosshair begins, at the last whole minute, a young stack has nothing to its left.
    await page.keyboard.press('End');
    const before = await slider.getAttribute('aria-valuenow');
    await page.keyboard.press('ArrowLeft');
    await expect(slider).not.toHaveAttribute('aria-valuenow', before ?? '');
    await expect(slider).toHaveAttribute('aria-valuetext', /^\d\d:\d\d: all /);
  });

  await test.step('without a mouse', async () => {
    await page.getByRole('link', { name: 'Zoom in' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=\d+&to=\d+/);
  });

  await test.step('a chart is taken along as CSV', async () => {
    await page.getByRole('link', { name: '90 min' }).click();
    await page.waitForURL(/range=90m/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      chart.getByRole('button', { name: /as CSV$/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('items-dev-api-requests.csv');
    const [head = '', first = ''] = readFileSync(await download.path(), 'utf8').split('\r\n');
    expect(head).toMatch(/^time,Count Sum/);
    expect(first).toMatch(/^\d{4}-\d\d-\d\dT/);
  });
});

test('charts are compared with before a deploy, enlarged, and lead to the run', async ({ signInAs }) => {
  const page = await signInAs('developer');
  await page.goto('/e/items/dev/metrics?range=6h');
  const chart = page.getByRole('region', { name: 'API requests', exact: true });
  await expect(chart).toBeVisible();

  await test.step('before the last deploy, as the address keeps it', async () => {
    await page
      .getByRole('link', { name: /^Compare with before #\d+$/ })
      .first()
      .click();
    await page.waitForURL(/range=6h&before=\d+/);
    await expect(chart.getByText(/^before #\d+/)).toBeVisible();
    await page.getByRole('link', { name: '90 min' }).click();
    await page.waitForURL(/range=90m&before=\d+/);
    await page.getByRole('link', { name: /^Compared with before/ }).click();
    await page.waitForURL(/range=90m$/);
  });

  await test.step('beside another environment', async () => {
    await page.getByLabel('Compare with something else').click();
    await page.getByRole('link', { name: 'Compare with prod' }).click();
    await page.waitForURL(/with=prod/);
    await expect(page.getByText(/^Dashed: prod at the same time/).first()).toBeVisible();
    await page.getByRole('link', { name: 'Compared with prod' }).click();
    await page.waitForURL(/range=90m$/);
  });

  await test.step('enlarged by key; Escape leaves and the focus returns', async () => {
    const enlarge = chart.getByRole('button', { name: 'Enlarge API requests' });
    await enlarge.focus();
    await page.keyboard.press('Enter');
    const large = page.getByRole('dialog', { name: 'API requests' });
    await expect(large.getByRole('columnheader', { name: 'Time' })).toBeVisible();
    const inAddress = () => new URL(page.url()).searchParams.get('chart') ?? '';
    await expect.poll(inAddress).toMatch(/^requests /);
    await page.keyboard.press('Escape');
    await expect(large).toBeHidden();
    await expect(enlarge).toBeFocused();
    await expect.poll(inAddress).toBe('');
  });

  await test.step('cold starts and memory come from REPORT lines', async () => {
    const reports = page.getByRole('region', { name: 'Cold starts and memory, from REPORT lines' });
    await expect(reports.getByRole('region', { name: 'api memory' })).toContainText(/configured\s*256 MB/);
  });

  await test.step('a deploy on a chart leads to its run, or several to the list', async () => {
    await page.goto('/e/items/dev/metrics?range=24h');
    const mark = chart.getByRole('link', { name: /^Deploy #/ }).first();
    await mark.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/deploys(\/\d+)?$/);
  });
});
