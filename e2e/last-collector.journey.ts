import { execFileSync } from 'node:child_process';
import { expect, test } from './journey.ts';

// Runs after all others: nothing starts the collector again.
test('without the collector every page shows what was read last, with its age', async ({
  signInAs,
  stack,
  expectedErrors,
}, { config }) => {
  test.setTimeout(300_000);
  test.skip(config.metadata.reused === true, 'the stack is not ours to break');
  const page = await signInAs('viewer');
  const row = page.getByRole('article', { name: 'prod' });
  await expect(row).toContainText('0 of 25');

  process.kill(childOf(stack.pid, 'bin/collector.ts'), 'SIGKILL');

  // Health is judged every few seconds while there is a collector; its age is the first of the row.
  await expect(row.getByRole('time').first()).toHaveText(/^\d+ min ago$/, { timeout: 110_000 });
  await expect(row).toContainText('0 of 25');
  await expect(async () => {
    await page.goto('/');
    await expect(row).toContainText('Unknown', { timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
  await expect(row).toContainText('no news from the collector');
  await expect(row).not.toContainText('Healthy');
  await page.goto('/e/items/prod/architecture');
  await expect(
    page.getByRole('group', { name: /^items · prod/ }).getByRole('link', { name: /^api, Lambda/ }),
  ).toBeVisible();
  await page.goto('/e/items/prod/cost');
  await expect(page.getByRole('main')).toContainText(/\$\d/);
  await page.goto('/e/items/prod/resources');
  await expect(page.getByRole('table').getByText('items-prod-data', { exact: true }).first()).toBeVisible();

  // What is asked of the collector at once says that there is no answer, and why.
  expectedErrors.push(/status of 50\d/);
  await page.goto('/e/items/prod/metrics');
  await expect(page.getByText('No answer').first()).toBeVisible();
});

function childOf(parent: number, command: string): number {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const found = all
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .find((each) => each?.[2] === String(parent) && each[3]?.includes(command));
  if (!found) throw new Error(`process ${parent} has no child that runs ${command}`);
  return Number(found[1]);
}
