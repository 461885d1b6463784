import type { Page } from '@playwright/test';
import { expect, PHONE, press, tabTo, test, tooWide } from './journey.ts';
import { commitChange } from './stack/scratch.ts';

const APPLIED_WITHIN = { timeout: 150_000 };
/** Days of retention, each another than before: a change that touches only log groups. */
const NEXT: Readonly<Record<string, number>> = { 90: 120, 120: 150, 150: 180, 180: 365, 365: 90 };

test('production waits for an approver who is not the requester, then exactly that plan is applied', async ({
  signInAs,
  scratch,
}) => {
  test.setTimeout(300_000);
  const commit = retention(scratch);
  const infra = await signInAs('infra');

  await test.step('a commit that staging has not run is refused', async () => {
    await request(infra, 'application', commit);
    await expect(infra.getByText('must first succeed on items/staging')).toBeVisible();
  });

  await test.step('the requester sees why the approval is not theirs to give', async () => {
    await request(infra, 'infrastructure', commit);
    await infra.waitForURL(/\/deploys\/\d+$/);
    await expect(infra.getByText('awaiting approval').first()).toBeVisible(APPLIED_WITHIN);
    await expect(infra.getByRole('link', { name: /^Deploys .*\d+ waiting/ })).toBeVisible();
    await expect(infra.getByRole('region', { name: 'Plan', exact: true })).toContainText('retention_in_days');
    await expect(infra.getByRole('region', { name: 'After apply' })).toContainText('does not roll back');
    await expect(infra.getByRole('button', { name: /^Approve plan/ })).toBeDisabled();
    await expect(infra.getByText('You requested this run; somebody else must approve it.')).toBeVisible();
  });

  await test.step('a developer may not approve it either', async () => {
    const developer = await signInAs('developer');
    await developer.goto(infra.url());
    await expect(developer.getByRole('button', { name: /^Approve plan/ })).toBeDisabled();
    await expect(developer.getByText(/You have no role that allows/).first()).toBeVisible();
  });

  await test.step('somebody else approves, by keyboard alone, and the page of the requester follows', async () => {
    const approver = await signInAs('approver', { keyboard: true });
    await press(approver, approver.getByRole('link', { name: /^Review #\d+/ }).first());
    await approver.waitForURL(infra.url());
    await tabTo(approver, approver.getByRole('textbox', { name: /Comment/ }));
    await approver.keyboard.type('seen');
    await press(approver, approver.getByRole('button', { name: /^Approve plan/ }));
    await expect(infra.getByText('succeeded').first()).toBeVisible(APPLIED_WITHIN);

    await approver.goto('/audit');
    const number = infra.url().split('/').at(-1) ?? '';
    const rows = approver.getByRole('row').filter({ hasText: 'items/prod' });
    const done = (who: string, what: string) => rows.filter({ hasText: who }).filter({ hasText: what });
    await expect(
      done('infra', 'requested a deploy')
        .filter({ hasText: commit.slice(0, 7) })
        .first(),
    ).toBeVisible();
    await expect(done('infra', 'deploy.not-promoted').first()).toContainText('denied');
    const approved = done('approver', 'approved a plan').filter({
      hasText: new RegExp(`run #?${number}\\b`),
    });
    await expect(approved).toHaveCount(1);
    await approver.getByRole('link', { name: 'Verify the hash chain' }).click();
    await expect(approver.getByText(/^Hash chain verified from the start to #\d+/)).toBeVisible();
  });
});

test('an approver finds what waits on a phone, reads the plan and gives the seal', async ({
  signInAs,
  scratch,
}) => {
  test.setTimeout(300_000);
  const infra = await signInAs('infra');
  await request(infra, 'infrastructure', retention(scratch));
  await infra.waitForURL(/\/deploys\/\d+$/);
  await expect(infra.getByText('awaiting approval').first()).toBeVisible(APPLIED_WITHIN);
  const number = infra.url().split('/').at(-1) ?? '';
  const approver = await signInAs('approver', { viewport: PHONE });

  await test.step('what waits is the first thing on the first page', async () => {
    await approver.getByRole('link', { name: `Review #${number}` }).click();
    await approver.waitForURL(infra.url());
  });

  await test.step('the plan is read without sideways scrolling', async () => {
    const plan = approver.getByRole('region', { name: 'Plan', exact: true });
    await expect(plan).toContainText('retention_in_days');
    expect(await tooWide(approver)).toBeLessThanOrEqual(0);
  });

  await test.step('the button is large enough for a thumb, and the seal appears for both', async () => {
    const seals = approver.getByRole('region', { name: 'Approvals' });
    await expect(seals.locator('.seal-waiting')).toHaveCount(1);
    const button = approver.getByRole('button', { name: /^Approve plan/ });
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await approver.getByRole('textbox', { name: /Comment/ }).fill('seen on a phone');
    await button.click();
    for (const page of [approver, infra]) {
      const given = page.getByRole('region', { name: 'Approvals' });
      await expect(given.locator('.seal-approved')).toHaveCount(1, APPLIED_WITHIN);
      await expect(given).toContainText('seen on a phone');
    }
    await expect(approver.getByText('succeeded').first()).toBeVisible(APPLIED_WITHIN);
  });
});

/** A commit that changes how long production keeps its logs, and nothing else. */
const retention = (scratch: string): string =>
  commitChange(scratch, 'infra/terraform/environments/prod.tfvars', (text) =>
    text.replace(/log_retention_days = (\d+)/, (_, days) => `log_retention_days = ${NEXT[days]}`),
  );

async function request(page: Page, component: string, commit: string): Promise<void> {
  await page.goto('/deploys/new');
  await page.getByRole('combobox', { name: 'Environment' }).selectOption('items/prod');
  for (const each of ['infrastructure', 'application'])
    await page.locator(`input[name=only][value=${each}]`).setChecked(each === component);
  await page.getByRole('textbox', { name: 'Branch, tag or commit' }).fill(commit);
  // Until the runner has read it.
  await expect(page.locator(`[data-commit="${commit}"]`)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Request a deploy' }).click();
}
