import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseDocument } from 'yaml';
import { expect, PHONE, test, tooWide } from './journey.ts';
import { commitChange } from './stack/scratch.ts';

const WITHIN = { timeout: 150_000 };
const PLACE = ['systems', 'hello', 'environments', 'dev', 'freeze'];
const WINDOW = { name: 'stock taking', from: '2026-01-01T00:00', for: '9999d', why: 'the books are counted' };

const undo: (() => void | Promise<void>)[] = [];
test.afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

test('a freeze holds a run and says until when; two people break the glass, and the run says so for ever', async ({
  signInAs,
  scratch,
  stack,
}) => {
  test.setTimeout(600_000);
  const config = stack.environment.YAGURA_CONFIG ?? '';
  const before = readFileSync(config, 'utf8');
  undo.push(() => writeFileSync(config, before));
  const document = parseDocument(before);
  document.setIn(PLACE, [WINDOW]);
  writeFileSync(config, document.toString());
  const infra = await signInAs('infra');

  await test.step('overview and environment say that it is on', async () => {
    await expect(async () => {
      await infra.goto('/');
      await expect(infra.getByText('window “stock taking”').first()).toBeVisible({ timeout: 2_000 });
    }).toPass(WITHIN);
    await infra.goto('/e/hello/dev/deploys');
    await expect(infra.getByText('the books are counted').first()).toBeVisible();
  });

  await test.step('a run is planned and waits, with its reason and its end', async () => {
    await request(infra, helloChange(scratch));
    await infra.waitForURL(/\/deploys\/\d+$/);
    await expect(infra.getByText('approved', { exact: true }).first()).toBeVisible(WITHIN);
    const main = infra.getByRole('main');
    await expect(main).toContainText(
      /Frozen until 18 May 2053 \d\d:\d\d · window “stock taking” · the books/,
    );
    await expect(main).toContainText('Plans and approvals go on. Nothing is applied until this is over.');
    await expect(main).toContainText('held back; rejoins the queue when released');
  });
  const number = infra.url().split('/').at(-1) ?? '';

  await test.step('one person with a reason is not enough', async () => {
    await infra.getByText('Break glass', { exact: true }).click();
    await infra.getByRole('textbox', { name: 'Why it cannot wait' }).fill('customers see errors');
    await infra.getByRole('button', { name: 'Break glass: first of two people' }).click();
    await expect(infra.getByText('customers see errors').first()).toBeVisible();
    await expect(infra.getByRole('button', { name: 'Break glass: second person' })).toBeDisabled();
  });

  const approver = await signInAs('approver', { viewport: PHONE });
  await test.step('a second person, on a phone, lets it pass', async () => {
    await approver.goto(`/deploys/${number}`);
    expect(await tooWide(approver)).toBeLessThanOrEqual(0);
    await approver.getByRole('textbox', { name: 'Why it cannot wait' }).fill('seen, go');
    await approver.getByRole('button', { name: 'Break glass: second person' }).click();
    await expect(approver.getByText('succeeded').first()).toBeVisible(WITHIN);
  });

  await test.step('the mark stays, and the audit has both', async () => {
    await expect(approver.getByRole('main')).toContainText(
      'Applied past stock taking: the glass was broken by',
    );
    await approver.goto('/audit');
    const rows = approver.getByText('broke glass for a run');
    await expect(rows.nth(1)).toBeVisible();
  });
});

test('one switch stops everything, every page says so, and what waited goes on afterwards', async ({
  signInAs,
  scratch,
}) => {
  test.setTimeout(600_000);
  const approver = await signInAs('approver');
  await approver.goto('/deploys/line');
  await expect(approver.getByRole('heading', { level: 1 })).toContainText('The line is running');
  await approver.getByRole('textbox', { name: 'Reason' }).fill('orders are lost');
  await approver.getByRole('button', { name: 'Stop the line' }).click();
  await expect(approver.getByRole('heading', { level: 1 })).toContainText('The line is stopped');
  undo.push(async () => {
    await approver.goto('/deploys/line').catch(() => undefined);
    const start = approver.getByRole('button', { name: 'Start the line again' });
    if (!(await start.isVisible().catch(() => false))) return;
    await approver.getByRole('textbox', { name: 'Reason' }).fill('the journey is over');
    await start.click();
  });

  const viewer = await signInAs('viewer');
  await test.step('a viewer reads why, on any page, and cannot start it', async () => {
    await viewer.goto('/e/items/dev/logs');
    await expect(viewer.getByRole('complementary', { name: /The line is stopped/ })).toContainText(
      'orders are lost',
    );
    await viewer.getByRole('link', { name: 'Line and freezes' }).click();
    await expect(viewer.getByRole('button', { name: 'Start the line again' })).toBeDisabled();
  });

  const infra = await signInAs('infra');
  await test.step('a run waits behind it and is listed', async () => {
    await request(infra, helloChange(scratch));
    await infra.waitForURL(/\/deploys\/\d+$/);
    await expect(infra.getByText('approved', { exact: true }).first()).toBeVisible(WITHIN);
    await approver.goto('/deploys/line');
    const number = infra.url().split('/').at(-1) ?? '';
    await expect(approver.getByRole('link', { name: new RegExp(`#${number} hello/dev`) })).toBeVisible();
  });

  await test.step('started again, it is applied', async () => {
    await approver.getByRole('textbox', { name: 'Reason' }).fill('found and mended');
    await approver.getByRole('button', { name: 'Start the line again' }).click();
    await expect(infra.getByText('succeeded').first()).toBeVisible(WITHIN);
    await expect(infra.getByRole('complementary', { name: /The line is stopped/ })).toHaveCount(0, WITHIN);
  });
});

const helloChange = (scratch: string): string =>
  commitChange(scratch, 'infra/hello/function.tf', (text) =>
    text.replace(/Answers GET \/hello( \d+)?/, (_, last = ' 0') => `Answers GET /hello ${Number(last) + 1}`),
  );

async function request(page: Page, commit: string): Promise<void> {
  await page.goto('/deploys/new');
  await page.getByRole('combobox', { name: 'Environment' }).selectOption('hello/dev');
  await page.getByRole('textbox', { name: 'Branch, tag or commit' }).fill(commit);
  await expect(page.locator(`[data-commit="${commit}"]`)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Request a deploy' }).click();
}
