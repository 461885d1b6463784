import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { expect, test } from './journey.ts';
import { asRole } from './stack/credentials.ts';

test('the resources page shows the outputs that CloudFormation gives, and what they are exported as', async ({
  signInAs,
  stack,
  stackDir,
}) => {
  const reader = new CloudFormationClient(asRole(stack, stackDir, 'collector', 'yagura-items-prod-read'));
  const { Stacks } = await reader.send(new DescribeStacksCommand({ StackName: 'items-prod-app' }));
  const outputs = Stacks?.[0]?.Outputs ?? [];
  expect(outputs.length).toBeGreaterThanOrEqual(6);

  const page = await signInAs('viewer');
  await page.goto('/e/items/prod/resources');
  const table = page.getByRole('region', { name: 'Outputs' }).getByRole('table');
  const ofStack = table
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: 'SAM', exact: true }) });
  await expect(ofStack).toHaveCount(outputs.length);
  for (const { OutputKey = '', OutputValue = '', ExportName = '' } of outputs) {
    const row = table.getByRole('row', { name: `${OutputKey} exported as ${ExportName} ·` });
    await expect(row.getByText(OutputValue, { exact: true })).toBeVisible();
  }
});
