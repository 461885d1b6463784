import type { Page } from '@playwright/test';
import { expect, PHONE, test, tooWide } from './journey.ts';
import { commitChange } from './stack/scratch.ts';

const APPLIED_WITHIN = { timeout: 300_000 };
/** Days of retention, each another than before: a change that touches only log groups. */
const NEXT: Readonly<Record<string, number>> = { 90: 120, 120: 150, 150: 180, 180: 365, 365: 90 };

/** Files as they were: what a later journey commits is all that changes then. */
const undo: (() => void)[] = [];
test.afterEach(() => {
  for (const each of undo.splice(0).reverse()) each();
});

test('a commit that changes both engines is one review, with one approval that each lane counts', async ({
  signInAs,
  scratch,
}) => {
  test.setTimeout(900_000);
  commitChange(scratch, 'infra/terraform/environments/prod.tfvars', (text) =>
    text.replace(/log_retention_days = (\d+)/, (_, days) => `log_retention_days = ${NEXT[days]}`),
  );
  const commit = moreMemory(scratch);
  const infra = await signInAs('infra');

  await test.step('staging has run the application of it', async () => {
    await request(infra, 'items/staging', ['application'], commit);
    await expect(infra.getByText('succeeded').first()).toBeVisible(APPLIED_WITHIN);
  });

  await test.step('both are planned before anything is applied', async () => {
    await request(infra, 'items/prod', ['infrastructure', 'application'], commit);
    await infra.getByRole('link', { name: 'Review all 2 components of this request' }).click();
    await infra.waitForURL(/\/review$/);
    await expect(infra.locator('.pill', { hasText: 'awaiting approval' })).toHaveCount(2, APPLIED_WITHIN);
    await expect(infra.getByText(/Planned before infrastructure is deployed/)).toBeVisible();
    await expect(infra.getByText('Nothing is replaced.')).toBeVisible();
    await expect(infra.getByRole('button', { name: /^Approve 2 plans/ })).toBeDisabled();
  });

  await test.step('an approver agrees to both at once, on a phone', async () => {
    const approver = await signInAs('approver', { viewport: PHONE });
    await approver.goto(infra.url());
    const order = approver.getByRole('heading', { level: 2, name: /^[12]\. / });
    await expect(order).toHaveText([/infrastructure/, /application/]);
    await expect(approver.getByText('retention_in_days').first()).toBeVisible();
    expect(await tooWide(approver)).toBeLessThanOrEqual(0);
    const button = approver.getByRole('button', { name: /^Approve 2 plans/ });
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await button.click();
    await expect(approver.getByText('Nothing of this request waits for approval.')).toBeVisible();
    await expect(approver.locator('.runs-of-deployment').getByText('succeeded')).toHaveCount(
      2,
      APPLIED_WITHIN,
    );
  });

  await test.step('the page and the audit say which approval covered what', async () => {
    await infra
      .getByRole('link', { name: /application/ })
      .first()
      .click();
    await infra.waitForURL(/\/deploys\/\d+$/);
    const seals = infra.getByRole('region', { name: 'Approvals' });
    await expect(seals.getByRole('link', { name: /^in review / })).toBeVisible();
    await expect(infra.getByText(/planned again with the same content/).first()).toBeVisible();
  });
});

test('what waits for an output is planned after apply, and planned for good once it is known', async ({
  signInAs,
  scratch,
}) => {
  test.setTimeout(900_000);
  const commit = changeFor(scratch, 'infra/terraform/outputs.tf', (text) =>
    text.replace(
      /(output "alarm_topic_arn" \{[^}]*?value\s+=) [^\n]+/,
      `$1 "arn:aws:sns:ap-northeast-1:000000000000:journey-${Date.now()}"`,
    ),
  );
  const infra = await signInAs('infra');
  await request(infra, 'items/staging', ['infrastructure', 'application'], commit);
  await infra.getByRole('link', { name: 'Review all 2 components of this request' }).click();
  await infra.waitForURL(/\/review$/);
  await expect(infra.getByText('Planned after infrastructure is applied')).toBeVisible(APPLIED_WITHIN);
  await expect(infra.getByText('infrastructure.alarm_topic_arn')).toBeVisible();
  const approver = await signInAs('approver');
  await approver.goto(infra.url());
  await approver.getByRole('button', { name: /^Approve 1 plan/ }).click();
  await expect(infra.locator('.runs-of-deployment').getByText('succeeded')).toHaveCount(2, APPLIED_WITHIN);
  await infra
    .getByRole('link', { name: /application/ })
    .first()
    .click();
  await infra.waitForURL(/\/deploys\/\d+$/);
  await expect(
    infra
      .getByText('planned for good after infrastructure is deployed: infrastructure.alarm_topic_arn')
      .first(),
  ).toBeVisible();
  // The embedded cloud calls an update of an alarm's actions a conditional replacement: another change than was shown.
  await expect(
    infra.getByText(/differs from the previous plan: ~ Api5xxAlarm may-replace/).first(),
  ).toBeVisible();
});

const moreMemory = (scratch: string): string =>
  changeFor(scratch, 'infra/sam/template.yaml', (text) =>
    text.replace(/MemorySize: (\d+)/, (_, size) => `MemorySize: ${Number(size) + 1}`),
  );

/** A commit that is taken back when the test ends. */
function changeFor(scratch: string, file: string, edit: (text: string) => string): string {
  return commitChange(scratch, file, (before) => {
    undo.push(() => void commitChange(scratch, file, () => before));
    return edit(before);
  });
}

async function request(
  page: Page,
  environment: string,
  components: readonly string[],
  commit: string,
): Promise<void> {
  await page.goto('/deploys/new');
  await page.getByRole('combobox', { name: 'Environment' }).selectOption(environment);
  for (const each of ['infrastructure', 'application'])
    await page.locator(`input[name=only][value=${each}]`).setChecked(components.includes(each));
  await page.getByRole('textbox', { name: 'Branch, tag or commit' }).fill(commit);
  // Until the runner has read it.
  await expect(page.locator(`[data-commit="${commit}"]`)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Request a deploy' }).click();
  await page.waitForURL(/\/deploys\/\d+$/);
}
