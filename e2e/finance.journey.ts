import { readFileSync } from 'node:fs';
import { expect, test } from './journey.ts';

test('who reads cost sees what each environment comes to, why, and what is not known', async ({
  signInAs,
}) => {
  const page = await signInAs('viewer');
  await page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: 'By cost' }).click();
  await page.waitForURL('/?view=cost');
  await page.getByRole('link', { name: 'items / prod' }).click();
  await page.waitForURL('/e/items/prod/cost');

  await test.step('the bill is not made up, and unknown lines are outside the sum with their reason', async () => {
    await expect(page.getByText('not enabled', { exact: true })).toBeVisible();
    const unknown = page.getByRole('row').filter({ hasText: 'unpriced' }).first();
    await expect(unknown).toContainText('unknown');
    await expect(page.getByRole('row', { name: /^Known lines/ })).toContainText(/\$[\d,.]+.*unknown line/);
  });

  await test.step('a what-if is in the address and changes the month', async () => {
    const month = page.getByText(/^A full month/);
    await page.getByRole('link', { name: /^One NAT gateway/ }).click();
    await expect(page).toHaveURL(/[?&]if=/);
    await expect(month.first()).toContainText('with 1 ticked');
  });

  await test.step('the lines can be taken along as CSV', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^items-prod.*\.csv$/);
    const [head = '', ...lines] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    expect(head.split(',').length).toBeGreaterThan(4);
    expect(lines.some((line) => line.includes('nat'))).toBe(true);
  });
});
