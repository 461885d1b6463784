import type { Page } from '@playwright/test';
import { expect, press, tabTo, test } from './journey.ts';
import { commitChange } from './stack/scratch.ts';

const APPLIED_WITHIN = { timeout: 150_000 };
/** Days of retention, each another than before: a change that touches only log groups. */
const NEXT: Readonly<Record<string, number>> = { 90: 120, 120: 150, 150: 180, 180: 365, 365: 90 };

test('production waits for an approver who is not the requester, then exactly that plan is applied', async ({
  signInAs,
  scratch,
}) => {
  test.setTimeout(300_000);
  const commit = commitChange(scratch, 'infra/terraform/environments/prod.tfvars', (text) =>
    text.replace(/log_retention_days = (\d+)/, (_, days) => `log_retention_days = ${NEXT[days]}`),
  );
  const infra = await signInAs('infra');

  await test.step('a commit that staging has not run is refused', async () => {
    await request(infra, 'Application only (SAM)', commit);
    await expect(infra.getByText('must first succeed on items/staging')).toBeVisible();
  });

  await test.step('the requester sees why the approval is not theirs to give', async () => {
    await request(infra, 'Infrastructure only (Terraform)', commit);
    await infra.waitForURL(/\/deploys\/\d+$/);
    await expect(infra.getByText('awaiting approval').first()).toBeVisible(APPLIED_WITHIN);
    await expect(infra.getByRole('region', { name: 'Plan', exact: true })).toContainText('retention_in_days');
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
    await expect(done('demo-infra', 'deployment.request-infrastructure').first()).toContainText(
      commit.slice(0, 7),
    );
    await expect(done('demo-infra', 'deploy.not-promoted').first()).toContainText('denied');
    const approved = done('demo-approver', 'run.approved').filter({
      hasText: new RegExp(`run #?${number}\\b`),
    });
    await expect(approved).toHaveCount(1);
    await approver.getByRole('link', { name: 'Check the chain now' }).click();
    await expect(approver.getByText(/^Chain verified from the start to #\d+/)).toBeVisible();
  });
});

async function request(page: Page, what: string, commit: string): Promise<void> {
  await page.goto('/deploys/new');
  await page.getByRole('combobox', { name: 'Environment' }).selectOption('items/prod');
  await page.getByRole('radio', { name: what }).check();
  await page.getByRole('textbox', { name: 'Branch, tag or commit' }).fill(commit);
  await page.getByRole('button', { name: 'Request a deploy' }).click();
}
