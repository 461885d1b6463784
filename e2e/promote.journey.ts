import type { Locator, Page } from '@playwright/test';
import { expect, PHONE, test, tooWide } from './journey.ts';
import { commitChange } from './stack/scratch.ts';

const APPLIED_WITHIN = { timeout: 300_000 };

test('one commit goes from dev to production in six clicks of its requester, the bytes built once, and comes back', async ({
  signInAs,
  scratch,
}) => {
  test.setTimeout(900_000);
  const before = Date.now();
  const commit = commitChange(
    scratch,
    'functions/api/handler.ts',
    (text) => `${text}\nexport const BUILT_AT = ${before};\n`,
  );
  const developer = await signInAs('developer');
  let clicks = 0;
  const click = async (control: Locator) => {
    await control.click();
    clicks += 1;
  };

  await test.step('dev is given the newest commit', async () => {
    await developer.goto('/e/items/dev/deploys');
    await click(developer.getByRole('link', { name: 'Request a deploy' }));
    await expect(developer.locator(`[data-commit="${commit}"]`)).toBeVisible({ timeout: 20_000 });
    await click(developer.getByRole('button', { name: 'Request a deploy' }));
    await ended(developer);
    const plan = developer.getByRole('region', { name: 'Plan', exact: true });
    await expect(plan.locator('li.change')).toHaveCount(1);
    await expect(plan).not.toContainText('IAM');
  });

  await test.step('staging and production are given the same', async () => {
    await click(developer.getByRole('link', { name: 'Promote to items/staging' }));
    await expect(developer.getByRole('heading', { level: 1 })).toHaveText('Promote to items/staging');
    await click(developer.getByRole('button', { name: 'Request this promote' }));
    await ended(developer);
    await expect(developer.getByRole('region', { name: 'Where it ran' })).toContainText('built once by #');
    await click(developer.getByRole('link', { name: 'Promote to items/prod' }));
    await click(developer.getByRole('button', { name: 'Request this promote' }));
    await developer.waitForURL(/\/deploys\/\d+$/);
    await expect(developer.getByText('awaiting approval').first()).toBeVisible(APPLIED_WITHIN);
    expect(clicks).toBeLessThanOrEqual(6);
  });

  await test.step('an approver decides from the page alone', async () => {
    const approver = await signInAs('approver');
    await approver.goto(developer.url());
    await expect(approver.getByRole('region', { name: 'What changes' })).toContainText(commit.slice(0, 7));
    const ran = approver.getByRole('region', { name: 'Where it ran' });
    for (const each of ['dev', 'staging']) await expect(ran).toContainText(each);
    const decide = approver.getByRole('button', { name: /^Approve plan/ });
    // Its key only goes there: what is agreed to still takes an Enter.
    await approver.keyboard.press('a');
    await expect(decide).toBeFocused();
    await decide.press('Enter');
    await ended(developer);
  });

  await test.step('the versions of the system say that nothing is left to promote', async () => {
    await developer.goto('/s/items/versions');
    const row = developer
      .getByRole('row')
      .filter({ has: developer.getByRole('rowheader', { name: /^application/ }) });
    await expect(row.getByText('same release')).toHaveCount(2);
    await developer.setViewportSize(PHONE);
    expect(await tooWide(developer)).toBeLessThanOrEqual(0);
  });

  await test.step('dev goes back to what it ran before, by the bytes of then', async () => {
    await developer.setViewportSize({ width: 1440, height: 900 });
    await developer.goto('/e/items/dev/deploys');
    await developer
      .getByRole('row')
      .filter({ hasText: commit.slice(0, 7) })
      .first()
      .getByRole('link')
      .first()
      .click();
    await developer
      .getByRole('link', { name: /^Roll back to #/ })
      .first()
      .click();
    await expect(developer.getByRole('heading', { level: 1 })).toHaveText('Roll back items/dev');
    await developer.getByRole('button', { name: 'Request this roll back' }).click();
    await ended(developer);
    await expect(developer.getByRole('log')).toContainText('nothing is built again');
  });
});

/** A run's page, once it has ended well. */
async function ended(page: Page): Promise<void> {
  await page.waitForURL(/\/deploys\/\d+$/);
  // In the title: the page names how other runs ended too.
  const ended = page.locator('.page-head .pill').filter({ hasText: /succeeded|Recovered|Still/ });
  await expect(ended).toBeVisible(APPLIED_WITHIN);
}
