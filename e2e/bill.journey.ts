import { readFileSync, writeFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import en from '#messages/en.json' with { type: 'json' };
import ja from '#messages/ja.json' with { type: 'json' };
import { expect, PHONE, test, tooWide } from './journey.ts';
import { chargesUntil, nameTags, putBill } from './stack/bill.ts';
import { asOwner, grant } from './stack/credentials.ts';

// What AWS has billed, from the first question that is refused to a bill that somebody takes along.

const PROD = { environment: 'items/prod', role: 'read', service: 'ce' } as const;
const TAGS = { Project: 'items', Environment: 'prod' } as const;
/** The collector looks for a changed portal.yaml every few seconds. */
const A_FEW_LOOKS = { timeout: 60_000 };

/** What a journey changes outside of the stack's database ends with it. */
const undo: (() => void | Promise<void>)[] = [];
test.afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

test('a bill appears beside what usage says once it may be read, and is never guessed', async ({
  signInAs,
  stack,
  stackDir,
  scratch: _,
  breakCalls,
}) => {
  test.setTimeout(300_000);
  const config = stack.environment.YAGURA_CONFIG ?? '';
  const text = readFileSync(config, 'utf8');
  undo.push(() => writeFileSync(config, text));
  const today = new Date().toISOString().slice(0, 10);
  const charges = chargesUntil(today, TAGS);
  const page = await signInAs('viewer');
  await page.goto('/e/items/prod/cost');
  const actual = page.getByRole('region', { name: 'Actual', exact: true });
  const usage = page.getByRole('region', { name: 'From usage', exact: true });
  await expect(actual).toContainText('not enabled');

  await test.step('named but not allowed: denied, with the action that is missing, and the others stay', async () => {
    nameTags(config, 'items', 'prod', { Project: 'items' });
    await expect(actual).toContainText('ce:GetCostAndUsage', A_FEW_LOOKS);
    await expect(actual).toContainText('yagura-items-prod-read');
    await expect(actual).toContainText('unknown');
    await expect(usage.locator('.cost-figure')).toHaveText(/^<?\$\d/);
  });

  const owner = asOwner(stack, stackDir);
  const reader = { role: 'yagura-items-prod-read', actions: ['ce:GetCostAndUsage'], resource: '*' };
  undo.push(await grant(owner, reader));

  await test.step('asked to slow down: says when it tries again', async () => {
    const heal = await breakCalls({ match: PROD, fault: { kind: 'throttled' } });
    nameTags(config, 'items', 'prod', { Environment: 'prod' });
    await expect(actual).toContainText(en.failure.throttled.title, A_FEW_LOOKS);
    await expect(actual).toContainText(/next try in/);
    await expect(usage.locator('.cost-figure')).toHaveText(/^<?\$\d/);
    await heal();
  });

  await test.step('not switched on in the account: says so, and is not $0', async () => {
    nameTags(config, 'items', 'prod', { Project: 'items' });
    await expect(actual).toContainText(en.failure['not-enabled'].title, A_FEW_LOOKS);
    await expect(actual).not.toContainText('$0');
  });

  undo.push(await putBill(stack, charges, `${today.slice(0, 7)}-01`));
  nameTags(config, 'items', 'prod', TAGS);
  const billed = sumOf(charges, today.slice(0, 7));

  await test.step('the bill: this month so far, told apart as estimated, by service beside the lines', async () => {
    await showsBill(actual, billed, A_FEW_LOOKS);
    await expect(actual).toContainText(
      billed === undefined ? en.cost.nothingBilledYet : en.cost.billEstimated,
    );
    await expect(page.locator('.cost-reconcile')).not.toContainText(en.cost.reconcile['actual-not-enabled']);
  });

  await test.step('what was billed can be taken along, service by service', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV', exact: true }).click(),
    ]);
    const rows = readFileSync(await download.path(), 'utf8').split(/\r?\n/);
    const ofBill = rows.filter((row) => row.includes(',bill,') && row.includes('ce:GetCostAndUsage'));
    const services = billed === undefined ? [] : ['AWS Lambda', 'Amazon DynamoDB', 'EC2 - Other'];
    expect(ofBill.map((row) => row.split(',')[2]).toSorted()).toEqual(services);
  });

  await test.step('the month before the portal came: its bill alone, and no usage is made up', async () => {
    await page.getByRole('navigation', { name: en.cost.months }).getByRole('link').first().click();
    const before = sumOf(charges, monthBefore(today));
    await showsBill(actual, before);
    await expect(actual).toContainText(en.cost.billFinal);
    await expect(usage.locator('.cost-figure')).toHaveText(en.cost.unknown);
    await expect(page.getByRole('row', { name: /^EC2 - Other/ })).toBeVisible();
    await expect(page.getByRole('row', { name: new RegExp(`^${en.cost.billedSum}`) })).toContainText(
      money(before ?? Number.NaN),
    );
    const file = await page.request.get(`/e/items/prod/cost/export?month=${monthBefore(today)}`);
    expect((await file.text()).trim().split('\r\n')).toHaveLength(1 + 3);
    await page.getByRole('link', { name: en.cost.toCurrent }).click();
    await showsBill(actual, billed);
  });

  await test.step('the same on a phone, in Japanese, without sideways scrolling', async () => {
    const phone = await signInAs('viewer', { viewport: PHONE, locale: 'ja' });
    await phone.goto('/e/items/prod/cost');
    await showsBill(phone.getByRole('region', { name: ja.cost.actual, exact: true }), billed);
    expect(await tooWide(phone)).toBeLessThanOrEqual(0);
  });

  await test.step('without its tags there is no bill again', async () => {
    writeFileSync(config, text);
    await page.reload();
    await expect(actual).toContainText('not enabled');
  });
});

/** Usage that carries the tags, of one month; undefined when there is no day of it yet. */
function sumOf(charges: ReturnType<typeof chargesUntil>, month: string): number | undefined {
  const own = charges.filter(
    ({ day, recordType, tags }) =>
      day.startsWith(month) && recordType === 'Usage' && tags.Environment === 'prod',
  );
  return own.length === 0 ? undefined : own.reduce((sum, { usd }) => sum + usd, 0);
}

const monthBefore = (day: string): string =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 2, 1)).toISOString().slice(0, 7);

/** As the pages write it: `$1,204.31`. */
const money = (usd: number) =>
  `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

async function showsBill(
  actual: Locator,
  billed: number | undefined,
  options?: { timeout: number },
): Promise<void> {
  // On the first of a month no day of it is in.
  if (billed === undefined) await expect(actual).not.toContainText('$', options);
  else await expect(actual.locator('.cost-figure')).toHaveText(money(billed), options);
}
