import { CloudWatchLogsClient, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from './journey.ts';
import { asOwner } from './stack/credentials.ts';
import { changePortalFile } from './stack/scratch.ts';

// What somebody changes by hand, beside every deploy: found, named, and put back by a run that is requested.

const A_LOOK = { timeout: 300_000 };
const GROUP = '/aws/lambda/hello-dev-hello';

const undo: (() => void | Promise<void>)[] = [];
test.afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

test('a change by hand is found with what differs and who did it, and a run of what is deployed puts it back', async ({
  signInAs,
  stack,
  stackDir,
  scratch: _,
}) => {
  test.setTimeout(1_200_000);
  const page = await signInAs('infra');
  await page.goto('/e/hello/dev/diagnose');
  const panel = page.getByRole('region', { name: 'Drift' });
  await expect(panel).toContainText('Drift is not checked here');

  const logs = new CloudWatchLogsClient(asOwner(stack, stackDir));
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: GROUP, retentionInDays: 30 }));
  // Each look waits for the minute to begin: what nobody touched is seen as it is by the last one, after the remedy.
  const drift = ['systems', 'hello', 'environments', 'dev', 'components', 'infrastructure', 'drift'];
  undo.push(
    changePortalFile(stack.environment.YAGURA_CONFIG ?? '', (document) => document.setIn(drift, '* * * * *')),
  );
  await test.step('what differs stands there: declared, found, and who made it so', async () => {
    await expect(panel).toContainText('1 resource differs', A_LOOK);
    await expect(panel).toContainText('aws_cloudwatch_log_group.function');
    await expect(panel).toContainText('retention_in_days: declared 14, is 30');
    await expect(panel).toContainText(/by arn:aws:iam::\d+:root \(PutRetentionPolicy\)/);
  });

  await test.step('its remedy is a run, which plans exactly that', async () => {
    await panel.getByRole('button', { name: /infrastructure/ }).click();
    await page.waitForURL(/\/deploys\/\d+/, { timeout: 60_000 });
    await expect(page.getByRole('main')).toContainText('retention_in_days', A_LOOK);
    await expect(page.getByText('succeeded').first()).toBeVisible(A_LOOK);
  });

  await test.step('and nothing differs any more', async () => {
    await page.goto('/e/hello/dev/diagnose');
    await expect(panel).toContainText('as the last deploy left it', A_LOOK);
  });
});
