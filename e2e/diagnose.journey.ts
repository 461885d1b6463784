import { readFileSync, writeFileSync } from 'node:fs';
import { CloudFormationClient, CreateStackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateRouteCommand,
  DeleteRouteCommand,
  DescribeRouteTablesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import type { Page } from '@playwright/test';
import { parseDocument } from 'yaml';
import { expect, test } from './journey.ts';
import { asOwner, asRole, grant } from './stack/credentials.ts';

// The three causes of the Diagnose tab, each by breaking the shipped system: named with its fix, silent while all is well.

const A_FEW_TICKS = { timeout: 240_000 };

const undo: (() => unknown)[] = [];
test.afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

/** From the overview to the fix in two clicks; how long that took stands in the report. */
async function reaches(page: Page, system: string, environment: string, cause: RegExp): Promise<void> {
  await test.step('from the overview two clicks lead to the fix', async () => {
    await page.goto('/');
    const began = Date.now();
    const row = page
      .getByRole('region', { name: system, exact: true })
      .getByRole('article', { name: environment });
    await row.getByRole('link', { name: environment }).first().click();
    await page
      .getByRole('navigation', { name: 'Pages of the environment' })
      .getByRole('link', { name: /^Diagnose/ })
      .click();
    const found = page.getByRole('article', { name: cause }).first();
    await expect(found.getByRole('region', { name: /^Fix: / })).toBeVisible();
    const description = `${(Date.now() - began) / 1_000}`;
    test.info().annotations.push({ type: 'seconds from the overview to the fix', description });
  });
}

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
  const cause = /^api is refused dynamodb:\w+, probably by the policies of/;
  const found = page.getByRole('article', { name: cause }).first();
  await expect(found).toBeVisible(A_FEW_TICKS);
  await expect(found).toContainText(/\d+ calls? refused on/);
  await expect(found.getByRole('region', { name: /^Fix: / })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Pages of the environment' })).toContainText(
    /Diagnose\s*\d/,
  );
  await reaches(page, 'items', 'prod', cause);
});

test('a function that times out in its VPC: the route that is gone is named and drawn', async ({
  signInAs,
  callApi,
  breakCalls,
  stack,
  stackDir,
}) => {
  test.setTimeout(600_000);
  const page = await signInAs('developer');
  const ec2 = new EC2Client(asRole(stack, stackDir, 'runner', 'yagura-items-prod-deploy-infra'));
  const { RouteTables = [] } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'tag:Name', Values: ['items-prod-private-*'] }] }),
  );
  const routes = RouteTables.flatMap(({ RouteTableId, Routes = [] }) =>
    Routes.filter(({ NatGatewayId }) => NatGatewayId).map(({ NatGatewayId }) => ({
      RouteTableId,
      NatGatewayId,
      DestinationCidrBlock: '0.0.0.0/0',
    })),
  );
  expect(routes.length).toBeGreaterThan(0);
  for (const { NatGatewayId, ...route } of routes) {
    await ec2.send(new DeleteRouteCommand(route));
    undo.push(() => ec2.send(new CreateRouteCommand({ ...route, NatGatewayId })));
  }
  // The embedded cloud runs functions outside any VPC: what waits for an answer there waits here by the gateway.
  await breakCalls({
    match: { environment: 'items/prod', role: 'api', service: 'dynamodb' },
    fault: { kind: 'slow', delayMs: 12_000 },
  });
  await Promise.allSettled([callApi('items/prod', '/items'), callApi('items/prod', '/items')]);

  const cause = /^api has no way out of .*the route to the internet is missing/;
  await page.goto('/e/items/prod/diagnose');
  const found = page.getByRole('article', { name: cause });
  await expect(found).toBeVisible(A_FEW_TICKS);
  await expect(found).toContainText('has no route to 0.0.0.0/0');
  await expect(found.getByRole('img', { name: /no route to 0\.0\.0\.0\/0/ }).first()).toBeVisible();
  await expect(
    found.getByRole('region', { name: /^Fix: aws_route\.nat\b.* is declared but missing in AWS/ }),
  ).toBeVisible();
  await reaches(page, 'items', 'prod', cause);
});

test('a stack that waits for a person: what failed first, and the way out', async ({
  signInAs,
  stack,
  stackDir,
}) => {
  test.setTimeout(600_000);
  const config = stack.environment.YAGURA_CONFIG ?? '';
  const before = readFileSync(config, 'utf8');
  const owner = asOwner(stack, stackDir);
  const client = new CloudFormationClient(owner);
  undo.push(
    await grant(owner, {
      role: 'yagura-hello-dev-read',
      actions: ['cloudformation:*'],
      resource: 'arn:aws:cloudformation:*:*:stack/hello-dev-jobs/*',
    }),
  );
  await client.send(
    new CreateStackCommand({
      StackName: 'hello-dev-jobs',
      TemplateBody: JSON.stringify({
        Resources: {
          Jobs: { Type: 'AWS::SQS::Queue' },
          // Nobody signals it: what a service that never comes up does to a stack.
          Service: {
            Type: 'AWS::CloudFormation::WaitCondition',
            CreationPolicy: { ResourceSignal: { Count: 1, Timeout: 'PT2S' } },
          },
        },
      }),
    }),
  );
  undo.push(() => client.send(new DeleteStackCommand({ StackName: 'hello-dev-jobs' })));
  undo.push(() => writeFileSync(config, before));
  const document = parseDocument(before);
  document.setIn(['systems', 'hello', 'environments', 'dev', 'watch', 'stacks'], ['hello-dev-jobs']);
  writeFileSync(config, document.toString());

  const page = await signInAs('developer');
  await page.goto('/e/hello/dev/diagnose');
  const cause = /^hello-dev-jobs waits in ROLLBACK_COMPLETE: Service failed first/;
  const found = page.getByRole('article', { name: cause });
  await expect(found).toBeVisible(A_FEW_TICKS);
  await expect(found.getByRole('region', { name: /^Fix: / })).toContainText('hello-dev-jobs');
  await reaches(page, 'hello', 'dev', cause);
});
