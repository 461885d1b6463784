import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { FLOOR, pictureStands, smallestText } from '#tools/looks/smallest-text.ts';
import { closed } from './closed.ts';
import { expect, PHONE, test } from './journey.ts';
import { commitChange } from './stack/scratch.ts';

const ARCHITECTURE = '/e/items/dev/architecture';
const part = (page: Page, name: RegExp) => page.locator('.dg-stage').getByRole('link', { name });
const panel = (page: Page, name: string) => page.getByRole('complementary', { name, exact: true });

test('a part tells what it is, how it fares, what it costs and what it did in the last hour', async ({
  signInAs,
}) => {
  const page = await signInAs('developer');
  await page.goto(ARCHITECTURE);
  await part(page, /^api, Lambda/).click();
  const beside = panel(page, 'api');
  await expect(beside.getByRole('region', { name: 'Last hour' })).toContainText(/invocations.*peak \d+/);
  await expect(beside).toContainText('items-dev-api-errors');
  await expect(beside).toContainText('Month to date');
  await expect(beside).toContainText('SAM items-dev-app/ApiFunction');

  await test.step('its neighbourhood, as far as asked', async () => {
    await beside.getByRole('link', { name: 'Show related' }).click();
    await page.waitForURL(/view=focus.*depth=2/);
    const near = await page.locator('.dg-stage .dg-node').count();
    await page.getByRole('link', { name: '1 hop away' }).click();
    await page.waitForURL(/depth=1/);
    await expect(async () =>
      expect(await page.locator('.dg-stage .dg-node').count()).toBeLessThan(near),
    ).toPass();
    await expect(part(page, /^api, Lambda/)).toBeVisible();
  });
});

test('a picture without a mouse: found by name, walked along its lines, opened and closed', async ({
  signInAs,
}) => {
  const page = await signInAs('developer', { keyboard: true });
  await page.goto(ARCHITECTURE);
  await page.getByRole('searchbox', { name: 'Find a part' }).fill('dynamodb');
  await page.keyboard.press('Enter');
  await expect(part(page, /^data, DynamoDB/)).toBeFocused();
  await expect(page.locator('.dg-lighting')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(part(page, /^processor, Lambda/)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(part(page, /^processor-dlq/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page, 'processor-dlq')).toBeVisible();
  await part(page, /^processor-dlq/).focus();
  await page.keyboard.press('Escape');
  await expect(panel(page, 'processor-dlq')).toHaveCount(0);
});

test('the first view is read without zooming, on a desk and on a phone', async ({ signInAs }) => {
  for (const [viewport, floor] of [
    [{ width: 1440, height: 900 }, FLOOR.desktop],
    [PHONE, FLOOR.phone],
  ] as const) {
    const page = await signInAs('viewer', { viewport });
    for (const view of ['simple', 'detailed', 'flow']) {
      await page.goto(`${ARCHITECTURE}?view=${view}`);
      await pictureStands(page);
      const least = await smallestText(page);
      expect(least?.px ?? 0, `${view}: ${least?.text}`).toBeGreaterThanOrEqual(floor - 0.01);
    }
  }
});

test('what starts folded opens in its place, and where the picture is stays in the address', async ({
  signInAs,
}) => {
  const page = await signInAs('developer');
  await page.goto(`${ARCHITECTURE}?view=detailed`);
  const zones = part(page, /^2 Availability Zones/);
  await zones.click();
  await page.waitForURL(/opened=/);
  await expect(page.getByRole('link', { name: /^Collapse Availability Zone/ })).toHaveCount(2);
  await page
    .getByRole('link', { name: /^Collapse Availability Zone/ })
    .first()
    .click();
  await expect(zones).toBeVisible();
  await pictureStands(page);
  await page.keyboard.press('+');
  await page.waitForURL(/at=-?\d+%2C-?\d+%2C125/);
  await page.reload();
  await expect(page.getByRole('status', { name: 'Scale' })).toHaveText('125 %');
});

test('a container is closed into one part and opened again', async ({ signInAs }) => {
  const page = await signInAs('developer');
  await page.goto(`${ARCHITECTURE}?view=detailed`);
  await page.getByRole('link', { name: /^Collapse VPC/ }).click();
  await expect(part(page, /^VPC .*4 subnets/)).toBeVisible();
  await expect(part(page, /^processor, /)).toHaveCount(0);
  await page.getByRole('link', { name: /collapsed: expand all/ }).click();
  await expect(part(page, /^processor/).first()).toBeVisible();
});

test('overlays say what is measured, and a plan lies over the picture with its run', async ({ signInAs }) => {
  const page = await signInAs('developer');
  await page.goto(ARCHITECTURE);
  await page.getByRole('link', { name: 'Traffic', exact: true }).click();
  await expect(page.getByText(/Measured over 5 minutes/)).toBeVisible();
  await expect(page.locator('[data-edge][data-rate]').first()).toBeVisible();
  await page.getByRole('link', { name: 'Findings', exact: true }).click();
  await expect(panel(page, 'Findings')).toContainText('No findings.');
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  const plan = panel(page, 'Change');
  await expect(plan.getByRole('link', { name: /^Plan of run \d+$/ })).toBeVisible();
  await plan
    .getByRole('link', { name: /^#\d+$/ })
    .last()
    .click();
  await page.waitForURL(/run=\d+/);
  await expect(part(page, /, create$/).first()).toBeVisible();
});

test('cost lies under each part, and the file that is taken away says the same and of when', async ({
  signInAs,
}) => {
  const page = await signInAs('developer');
  await page.goto(ARCHITECTURE);
  await page.getByRole('link', { name: 'Cost', exact: true }).last().click();
  await page.waitForURL(/overlay=cost/);
  await expect(page.getByText(/so far this month, <?\$.* by its end/)).toBeVisible();
  const costs = page.locator('.dg-stage .dg-cost');
  await expect(
    costs.filter({ hasText: /^(<?\$[\d.,]+ → <?\$[\d.,]+( \+ unknown)?|unknown)\s*$/ }).first(),
  ).toBeVisible();
  await expect(costs.filter({ hasText: /^\$0\.00 → \$0\.00\s*$/ })).toHaveCount(0);
  const svg = await file(page, 'SVG');
  expect(svg).toMatch(
    / · Cost (&lt;)?\$[\d.,]+ → (&lt;)?\$[\d.,]+, as of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC</,
  );
  expect(svg).toContain('dg-cost');
});

const PLACE = 'infra/terraform/storage.tf';
const LATE = `
resource "aws_sqs_queue" "late" {
  name = "\${local.prefix}-late"
}

resource "aws_cloudwatch_event_rule" "late" {
  name                = "\${local.prefix}-late"
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "late" {
  rule = aws_cloudwatch_event_rule.late.name
  arn  = aws_sqs_queue.late.arn
}
`;

test('a plan that waits shows what it creates with the line between, on the page and in the file', async ({
  signInAs,
  scratch,
}) => {
  test.setTimeout(240_000);
  const commit = commitChange(scratch, PLACE, (text) => text + LATE);
  // Whoever deploys from here next does not get it.
  commitChange(scratch, PLACE, (text) => text.replace(LATE, ''));
  const page = await signInAs('infra');
  await page.goto('/deploys/new');
  await page.getByRole('combobox', { name: 'Environment' }).selectOption('items/staging');
  await page.locator('input[name=only][value=application]').uncheck();
  await page.getByRole('textbox', { name: 'Branch, tag or commit' }).fill(commit);
  // Until the runner has read it.
  await expect(page.locator(`[data-commit="${commit}"]`)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Request a deploy' }).click();
  await page.waitForURL(/\/deploys\/\d+$/);
  const run = page.url();
  await expect(page.getByText('awaiting approval').first()).toBeVisible({ timeout: 150_000 });

  await page.goto(`/e/items/staging/architecture?view=detailed&overlay=change&run=${run.split('/').at(-1)}`);
  await expect(part(page, /^late, .*create$/)).toHaveCount(2);
  await expect(page.locator('.dg-stage [data-planned="create"]')).toHaveCount(1);
  await expect(panel(page, 'Change')).toContainText('1 line will connect');
  expect(await file(page, 'draw.io')).toContain('+ will connect');

  await page.goto(run);
  await page.getByRole('button', { name: 'Cancel run' }).click();
  await expect(page.getByText('cancelled').first()).toBeVisible();
});

test('the picture is there without JavaScript, and as a file', async ({ signInAs, browser, baseURL }) => {
  const page = await signInAs('viewer');
  const still = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    ...(baseURL ? { baseURL } : {}),
  });
  const plain = await still.newPage();
  await plain.goto(`${ARCHITECTURE}?view=flow`);
  await plain.getByRole('link', { name: /^processor, Lambda/ }).click();
  await expect(plain.getByRole('complementary', { name: 'processor' })).toBeVisible();
  await closed(still);

  await page.goto(`${ARCHITECTURE}?view=flow`);
  expect(await file(page, 'draw.io')).toContain('mxgraph.aws4');
});

async function file(page: Page, format: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), take(page, format)]);
  return readFileSync(await download.path(), 'utf8');
}

async function take(page: Page, format: string): Promise<void> {
  await page.getByText('Export', { exact: true }).click();
  await page.getByRole('link', { name: format, exact: true }).click();
}
