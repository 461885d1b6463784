import { expect, test } from './journey.ts';
import { changePortalFile, commitChange, STAGING } from './stack/scratch.ts';

const OPERATIONS = 'functions/api/operations.ts';
const WELL = "return ok({ status: 200, body: { status: 'ok' } });";
const BAD = "return ok({ status: 503, body: { status: 'starting' } });";
/** A deploy, its way back and a watch of one minute. */
const WITHIN = { timeout: 360_000 };

test('a bad release rolls itself back and stays marked', async ({ signInAs, scratch, stack }) => {
  test.setTimeout(900_000);
  const unwatch = changePortalFile(stack.environment.YAGURA_CONFIG ?? '', (document) =>
    document.setIn([...STAGING, 'afterDeploy'], { watch: '1m' }),
  );
  const developer = await signInAs('developer');
  const commit = commitChange(scratch, OPERATIONS, (text) => text.replace(WELL, BAD));
  try {
    let number = '';
    await test.step('a release that answers 503 is deployed, and refused by its verification', async () => {
      await developer.goto('/e/items/staging/deploys');
      await developer.getByRole('link', { name: 'Request a deploy' }).click();
      await expect(developer.locator(`[data-commit="${commit}"]`)).toBeVisible(WITHIN);
      await Promise.all([
        developer.waitForResponse((answer) => answer.request().method() === 'POST'),
        developer.getByRole('button', { name: 'Request a deploy' }).click(),
      ]);
      await developer.goto('/e/items/staging/deploys');
      const row = developer.getByRole('row').filter({ hasText: commit.slice(0, 7) });
      await row.first().getByRole('link').first().click();
      await developer.waitForURL(/\/deploys\/\d+$/);
      number = developer.url().split('/').at(-1) ?? '';
      await expect(developer.getByText('Deployed, but the health check fails').first()).toBeVisible(WITHIN);
    });

    await test.step('the page says which run brings back what was there, while it does and for ever after', async () => {
      const steps = developer.getByRole('list', { name: 'Steps of the run' });
      await expect(steps.getByText('Since then')).toBeVisible();
      await expect(
        developer.locator('.page-head .pill').filter({ hasText: /^Rolled back by #/ }),
      ).toBeVisible(WITHIN);
      await expect(steps).toContainText('rolled back by #');
    });

    await test.step('the run that nobody asked for has brought back the bytes of before', async () => {
      await developer
        .locator('aside')
        .getByRole('link', { name: /^#\d+$/ })
        .first()
        .click();
      await expect(developer.getByRole('heading', { level: 1 })).toHaveText(
        `Rolls back items/staging after #${number}`,
      );
      await expect(developer.getByRole('region', { name: 'After the deploy' })).toContainText(
        'nothing broke',
      );
      await expect(developer.getByRole('log')).toContainText('nothing is built again');
    });

    await test.step('the list says so too', async () => {
      await developer.goto('/e/items/staging/deploys');
      const row = developer
        .getByRole('row')
        .filter({ has: developer.getByRole('link', { name: `#${number}`, exact: true }) });
      await expect(row.first()).toContainText(/way back: #\d+/);
    });
  } finally {
    unwatch();
    commitChange(scratch, OPERATIONS, (text) => text.replace(BAD, WELL));
  }
});
