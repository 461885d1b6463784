import type { Locator, Page } from '@playwright/test';
import { expect, PHONE, test } from './journey.ts';

// What broke, where, and since which deploy: an engineer who was woken up sees it in two clicks, also on a phone.

const A_FEW_TICKS = { timeout: 240_000 };

test('an engineer on call finds what broke and the deploy before it', async ({
  signInAs,
  callApi,
  breakCalls,
}) => {
  test.setTimeout(420_000);
  const desktop = await signInAs('developer');
  const phone = await signInAs('developer', { viewport: PHONE });
  await breakCalls({
    match: { environment: 'items/staging', role: 'api', service: 'dynamodb' },
    fault: { kind: 'denied' },
  });
  for (let call = 0; call < 12; call += 1) {
    const { status } = await callApi('items/staging', '/items');
    expect(status).toBe(500);
  }

  for (const [name, page] of [
    ['desktop', desktop],
    ['phone', phone],
  ] as const)
    await test.step(name, async () => {
      expect(await clicksToTheCause(page)).toBe(2);
    });
});

async function clicksToTheCause(page: Page): Promise<number> {
  let clicks = 0;
  const click = (target: Locator) => {
    clicks += 1;
    return target.click();
  };
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('items / staging', A_FEW_TICKS);

  await click(page.getByRole('link', { name: 'Open staging' }));
  const head = page.locator('.head-line');
  await expect(head).toContainText(/Degraded|Failing/);
  await expect(head).toContainText(/\d+ of \d+ failed/);
  await expect(head.getByRole('link', { name: /deploy #\d+$/ })).toBeVisible();

  await click(page.locator('.dg-stage').getByRole('link', { name: /^api, Lambda/ }));
  const lastHour = page.getByRole('region', { name: 'Last hour' });
  await expect(lastHour).toContainText('AccessDeniedException');
  await expect(lastHour).toContainText('is not authorized to perform: dynamodb:');
  return clicks;
}
