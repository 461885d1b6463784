import { expect, test } from './journey.ts';

const ONE_TICK_AND_MORE = { timeout: 100_000 };

test('a refused read is shown as denied with the action it lacks, never as quiet, and heals', async ({
  signInAs,
  breakCalls,
}) => {
  const page = await signInAs('viewer');
  const row = page.getByRole('article', { name: 'staging' });
  await expect(row).toContainText('0 of 25', ONE_TICK_AND_MORE);

  const heal = await breakCalls({
    match: { environment: 'items/staging', role: 'read', service: 'cloudwatch', operation: 'DescribeAlarms' },
    fault: { kind: 'denied' },
  });
  await expect(row).toContainText('denied', ONE_TICK_AND_MORE);
  await expect(row).toContainText('Unknown', ONE_TICK_AND_MORE);
  await expect(row).not.toContainText('Healthy');
  await expect(row).not.toContainText('0 of 25');
  await expect(page.getByRole('article', { name: 'prod' })).toContainText('0 of 25');

  await row.getByRole('link', { name: 'staging' }).click();
  await expect(page.getByText('Alarms: access denied').first()).toBeVisible();
  // The head is one line where the picture needs the room.
  await page.getByRole('checkbox', { name: 'Details of the environment' }).check({ force: true });
  await expect(page.getByText('cloudwatch:DescribeAlarms')).toBeVisible();

  const settings = await signInAs('admin');
  await settings.goto('/settings/access');
  const region = settings.getByRole('region', { name: /000000000000 ap-northeast-1/ });
  await expect(region).toContainText('items/staging');
  await expect(region.getByText('"cloudwatch:DescribeAlarms"')).toBeVisible();

  await heal();
  await page.goto('/');
  await expect(row).toContainText('0 of 25', ONE_TICK_AND_MORE);
  await expect(row).toContainText('Healthy', ONE_TICK_AND_MORE);
});
