import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

const ENVIRONMENTS = ['items/dev', 'items/staging', 'items/prod', 'hello/dev'];

test('the overview leads to what an environment is made of, with every line between its parts', async ({
  signInAs,
}) => {
  const page = await signInAs('viewer');
  await expect(page.getByRole('article')).toHaveCount(ENVIRONMENTS.length);
  for (const row of await page.getByRole('article').all()) {
    await expect(row).toContainText(/Healthy|Degraded|Failing/);
    await expect(row).toContainText(/\$\d/);
  }
  await page.getByRole('region', { name: 'items' }).getByRole('link', { name: 'dev', exact: true }).click();
  await page.waitForURL('/e/items/dev/architecture');

  const simple = page.getByRole('group', { name: /^items · dev\. Simple/ });
  for (const part of PARTS) await expect(simple.getByRole('link', { name: part })).toBeVisible();
  await expect(simple.locator('[data-edge]')).not.toHaveCount(0);
  await expectLines(page, LINES);
  await page.getByRole('link', { name: 'Picture', exact: true }).first().click();
  await expect(simple).toBeVisible();

  await page.getByRole('link', { name: 'Detailed' }).click();
  const detailed = page.getByRole('group', { name: /^items · dev\. Detailed/ });
  await expect(detailed).toContainText('VPC · 10.0.0.0/16');
  for (const part of PARTS) await expect(detailed.getByRole('link', { name: part })).toBeVisible();
});

test('a part of the picture tells what it is and what each of its lines was inferred from', async ({
  signInAs,
}) => {
  const page = await signInAs('viewer');
  await page.goto('/e/items/dev/architecture');
  await page.getByRole('link', { name: /^processor, Lambda/ }).click();
  await expect(page).toHaveURL(/node=/);
  const line = page.getByRole('group').filter({ hasText: '→ items-dev-data' }).last();
  await line.getByText('→ items-dev-data').click();
  await expect(line).toContainText('dynamodb:');
});

/** Three functions, table, API, queue, by the names that a screen reader says. */
const PARTS = [
  /^api, Lambda/,
  /^processor, Lambda/,
  /^scheduled, Lambda/,
  /^data, DynamoDB/,
  /^api, API Gateway/,
  /^processor-dlq, SQS/,
];

const LINES = [
  'Clients HTTPS request items-dev-api',
  'items-dev-api invoke items-dev-api',
  'items-dev-api read and write items-dev-data',
  'items-dev-api read items-dev-cursor-key',
  'items-dev-data stream items-dev-processor',
  'items-dev-processor read and write items-dev-data',
  'items-dev-processor dead letter items-dev-processor-dlq',
  'items-dev-daily schedule items-dev-scheduled',
  'items-dev-scheduled read and write items-dev-data',
];

/** The picture's content as a table: from, kind of line, to, and never without evidence. */
async function expectLines(page: Page, lines: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'As tables', exact: true }).first().click();
  const table = page.getByRole('table', { name: 'Connections' });
  for (const line of lines) {
    const row = table.getByRole('row', { name: line }).first();
    await expect(row).toBeVisible();
    await expect(row.getByRole('cell').last()).not.toBeEmpty();
  }
}
