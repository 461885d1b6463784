import { expect, test } from './journey.ts';

test('a starred environment stands first on the overview and in the palette, for whoever starred it', async ({
  signInAs,
}) => {
  const page = await signInAs('developer');
  const first = page.locator('.board-row h3').first();
  await page.getByRole('button', { name: 'Add items/prod to favourites' }).click();
  await expect(page.getByRole('heading', { name: 'Favourites' })).toBeVisible();
  await expect(first).toHaveText('items/prod');
  await expect(page.locator('.board-row h3', { hasText: 'prod' })).toHaveCount(1);
  await page.keyboard.press('Control+k');
  await expect(page.locator('.palette-item').first()).toContainText('items/prod');
  await page.keyboard.press('Escape');

  const other = await signInAs('viewer');
  await expect(other.getByRole('heading', { name: 'Favourites' })).toHaveCount(0);

  await page.goto('/?only=favourites');
  await expect(page.getByText('1 of 4 environments')).toBeVisible();
  await page.getByRole('button', { name: 'Remove items/prod from favourites' }).click();
  await expect(page.getByText('No environment matches')).toBeVisible();
});

test('how a list is filtered is kept under a name, found again, and removed', async ({ signInAs }) => {
  const page = await signInAs('auditor');
  const menu = page.locator('.list-views > summary').filter({ visible: true });
  for (const [list, filtered, shows] of [
    ['/audit', '/audit?outcome=denied&before=100000', /^\/audit\?outcome=denied$/],
    ['/deploys', '/deploys?environment=items%2Fdev', /^\/deploys\?environment=items%2Fdev$/],
    ['/', '/?view=cost', /^\/\?view=cost$/],
    ['/e/items/prod/resources', '/e/items/dev/resources?q=queue', /^\/e\/items\/prod\/resources\?q=queue$/],
  ] as const) {
    await page.goto(filtered);
    await menu.click();
    await page
      .getByRole('textbox', { name: 'Name of the view' })
      .filter({ visible: true })
      .fill(`mine ${list}`);
    await page.getByRole('button', { name: 'Save this view' }).click();
    await expect(page.getByRole('link', { name: `mine ${list}` }), list).toBeVisible();
    await page.goto(list);
    await menu.click();
    await page.getByRole('link', { name: `mine ${list}` }).click();
    await page.waitForURL((url) => shows.test(`${url.pathname}${url.search}`));
  }
  const other = await signInAs('viewer');
  await other.goto('/e/items/prod/resources');
  await other.locator('.list-views > summary').filter({ visible: true }).click();
  await expect(other.getByText('No saved view yet.')).toBeVisible();

  await page.goto('/e/items/prod/resources');
  await menu.click();
  await page.getByRole('button', { name: 'Remove mine /e/items/prod/resources' }).click();
  await expect(page.getByText('No saved view yet.')).toBeVisible();
});
