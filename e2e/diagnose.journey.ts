import { expect, test } from './journey.ts';

// Who is refused what, and the statement that is missing: named on the Diagnose tab, silent while all is well.

const A_FEW_TICKS = { timeout: 240_000 };

test('a refused call is named with who, what and the smallest missing statement', async ({
  signInAs,
  callApi,
  breakCalls,
}) => {
  test.setTimeout(420_000);
  const page = await signInAs('developer');
  await page.goto('/e/items/prod/diagnose');
  await test.step('silent while all is well, with each check by name', async () => {
    await expect(page.getByRole('heading', { name: 'No cause to name' })).toBeVisible(A_FEW_TICKS);
    for (const check of [
      'Stacks that wait for a person',
      'Lambda timeouts in a VPC',
      'Calls that AWS refuses',
    ])
      await expect(page.getByText(check)).toBeVisible();
  });

  await breakCalls({
    match: { environment: 'items/prod', role: 'api', service: 'dynamodb' },
    fault: { kind: 'denied' },
  });
  for (let call = 0; call < 6; call += 1) await callApi('items/prod', '/items');

  // The demo's own traffic may meet other actions too: each is a cause of its own.
  const refused = page.getByRole('article', {
    name: /^api is refused dynamodb:\w+, probably by the policies of/,
  });
  const found = refused.first();
  await expect(found).toBeVisible(A_FEW_TICKS);
  await expect(found).toContainText(/\d+ calls? refused on/);
  await expect(found.getByRole('region', { name: /^Fix: / })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Pages of the environment' })).toContainText(
    /Diagnose\s*\d/,
  );

  await test.step('from the overview two clicks lead to the statement', async () => {
    await page.goto('/');
    const began = Date.now();
    await page.getByRole('article', { name: 'prod' }).getByRole('link', { name: 'prod' }).first().click();
    await page
      .getByRole('navigation', { name: 'Pages of the environment' })
      .getByRole('link', { name: /^Diagnose/ })
      .click();
    await expect(refused.first().getByRole('region', { name: /^Fix: / })).toBeVisible();
    test.info().annotations.push({ type: 'seconds', description: `${(Date.now() - began) / 1_000}` });
  });
});
