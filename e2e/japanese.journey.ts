import ja from '#messages/ja.json' with { type: 'json' };
import { expect, test } from './journey.ts';

test('the way from overview to a request can be gone in Japanese', async ({ signInAs }) => {
  const page = await signInAs('developer', { locale: 'ja' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByRole('region', { name: ja.overview.board })).toContainText(
    new RegExp(`${ja.status.healthy}|${ja.status.degraded}`),
  );
  await page.getByRole('region', { name: 'items' }).getByRole('link', { name: 'dev', exact: true }).click();
  const tabs = page.getByRole('navigation', { name: ja.environment.pages });
  for (const tab of ['metrics', 'logs', 'cost', 'resources', 'deploys', 'architecture'] as const) {
    await tabs.getByRole('link', { name: ja.tab[tab] }).click();
    await page.waitForURL(`/e/items/dev/${tab}`);
    await expect(tabs.getByRole('link', { name: ja.tab[tab] })).toHaveAttribute('aria-current', 'page');
  }
  await page.goto('/deploys/new');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ja.deploys.request);
  await page.getByRole('textbox', { name: ja.deploys.ref }).fill('no-such-branch');
  await page.locator('input[name=only][value=application]').check();
  await page.getByRole('button', { name: ja.deploys.request }).click();
  const [unknown = ''] = ja.reasons.deploy['unknown-ref'].split(' ({millis}');
  await expect(
    page.getByText(unknown.replace('{repository}', 'main').replace('{ref}', 'no-such-branch')),
  ).toBeVisible();
});
