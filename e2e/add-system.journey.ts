import { readFileSync, writeFileSync } from 'node:fs';
import { parse, parseDocument } from 'yaml';
import { logPlace } from '#tools/demo/log-writer.ts';
import { makeWatchedByHand, onboardByHand } from '#tools/examples/by-hand.ts';
import { expect, test } from './journey.ts';

const ACCOUNT = '000000000000';
const EXTERNAL_ID = 'sky-7f3a9c';
const READ_BY_THEN = { timeout: 100_000 };

type Portal = { readonly systems: Readonly<Record<string, unknown>> };

/** What somebody does with the copied lines: they come below `systems:`, are reviewed and merged. */
function merge(file: string, yaml: string): void {
  const document = parseDocument(readFileSync(file, 'utf8'));
  for (const [name, system] of Object.entries((parse(yaml) as Portal).systems))
    document.setIn(['systems', name], system);
  writeFileSync(file, document.toString());
}

test('a stranger’s system, made by hand, is found, proposed, copied and watched by clicks alone', async ({
  signInAs,
  stack,
  stackDir,
  scratch: _,
}) => {
  test.setTimeout(300_000);
  const file = stack.environment.YAGURA_CONFIG ?? '';
  const before = readFileSync(file, 'utf8');
  const { endpoint, region, root } = logPlace(stackDir, stack.environment.AWS_ENDPOINT_URL ?? '');
  const shell = { endpoint, region, credentials: root };
  await onboardByHand(shell, `arn:aws:iam::${ACCOUNT}:user/yagura-collector`, EXTERNAL_ID);
  await makeWatchedByHand(shell);

  const page = await signInAs('admin');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/settings');
  await page.getByRole('link', { name: 'Add a system' }).click();
  await page.getByLabel('Account IDs').fill(ACCOUNT);
  await page.getByLabel('External ID (optional)').fill(EXTERNAL_ID);
  await page.getByRole('button', { name: 'Start discovery' }).click();

  const proposal = page.getByRole('article').filter({ hasText: 'weather' });
  await expect(proposal.getByRole('checkbox', { name: 'weather' })).toBeChecked(READ_BY_THEN);
  await expect(proposal).toContainText('live');
  await expect(proposal).toContainText('SAM');
  await expect(proposal).toContainText('TF');
  // What the portal watches already is not proposed again, and its own roles are nobody's system.
  await expect(page.getByRole('checkbox', { name: 'items' })).toBeDisabled();
  await expect(page.getByText('yagura-onboard')).toBeVisible();
  // Another name, and back; what a deploy would need is said before anybody asks for it.
  await page.getByRole('button', { name: 'Rename: weather', exact: true }).click();
  await page.getByLabel('System', { exact: true }).fill('sky');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('checkbox', { name: 'sky', exact: true })).toBeChecked();
  await page.getByRole('button', { name: 'Undo 1 change' }).click();
  await page.getByRole('button', { name: 'Watch and deploy' }).click();
  await expect(page.getByText('Deploying needs more than reading')).toBeVisible();
  await expect(page.getByRole('list', { name: 'portal.yaml' })).toContainText('engine: cloudformation');
  await page.getByRole('button', { name: 'Watch only' }).click();
  await page.getByRole('button', { name: 'Copy YAML' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(Object.keys((parse(copied) as Portal).systems)).toEqual(['weather']);

  try {
    merge(file, copied);
    await page.goto('/');
    const rail = page.getByRole('navigation', { name: 'Watch' });
    await expect(rail).toContainText('weather', READ_BY_THEN);
    await page.goto('/e/weather/live/resources');
    await expect(page.getByRole('row').filter({ hasText: 'weather-live-forecast' }).first()).toBeVisible(
      READ_BY_THEN,
    );
    await page.reload();
    await page.getByRole('link', { name: 'weather-live-stations', exact: true }).click();
    const why = page.getByRole('region', { name: 'Why is this here?' });
    await expect(why).toContainText('s3://weather-tfstate/live/terraform.tfstate');
    await expect(why).toContainText('Watched only');
  } finally {
    writeFileSync(file, before);
  }
  await expect(page.getByRole('navigation', { name: 'Watch' })).not.toContainText('weather', READ_BY_THEN);
});
