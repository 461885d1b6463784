import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import type { Fault } from './stack/faults.ts';

// One real panel through every state that AWS can put it in. Each range is asked for the first time, so that
// nothing but the fault answers. Not enabled is a state of the cost page: here Cost Explorer is not switched on.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const KINDS = ['denied', 'throttled', 'cut', 'empty', 'partial'] as const;

test('a panel says what it is, why, since when and what to do, whatever CloudWatch answers', async ({
  signInAs,
  breakCalls,
  callApi,
}) => {
  test.setTimeout(480_000);
  const page = await signInAs('developer');
  const metrics = page.getByRole('region', { name: 'Metrics', exact: true });

  // Whatever ran before and however long ago: there is a request to draw, or its chart would be folded away.
  await test.step('there is a request to draw', async () => {
    expect(await callApi('items/dev', '/items')).toMatchObject({ status: 200 });
    await expect(async () => {
      await page.goto('/e/items/dev/metrics?range=1h');
      await expect(metrics.getByRole('region', { name: 'API requests' })).toBeVisible();
    }).toPass({ timeout: 90_000 });
  });

  const to = Math.ceil(Date.now() / MINUTE) * MINUTE;
  let asked = 0;
  /** A stretch with that request in it that nobody has asked for yet. */
  const fresh = () => {
    asked += 1;
    return `/e/items/dev/metrics?from=${to - HOUR - asked * MINUTE}&to=${to}`;
  };
  const fault = (kind: Fault['fault']['kind']): Fault => ({
    match: { environment: 'items/dev', role: 'read', service: 'cloudwatch', operation: 'GetMetricData' },
    fault: { kind },
  });
  const during = async (kind: Fault['fault']['kind'], look: () => Promise<void>) => {
    const heal = await breakCalls(fault(kind));
    await look();
    await heal();
  };

  await test.step('loading names the call that it waits for, and becomes the value', () =>
    during('slow', async () => {
      await page.goto(fresh(), { waitUntil: 'commit' });
      await expect(metrics).toHaveAttribute('aria-busy', 'true');
      await expect(metrics.getByText('cloudwatch:GetMetricData', { exact: true })).toBeVisible();
      await expect(metrics.getByRole('region', { name: 'API requests' })).toBeVisible();
    }));

  const states: Readonly<Record<(typeof KINDS)[number], () => Promise<void>>> = {
    denied: async () => {
      await expect(metrics).toContainText('Access denied');
      await expect(metrics).toContainText('cloudwatch:GetMetricData');
      await expectWhatToDo(page);
    },
    throttled: async () => {
      await expect(metrics).toContainText('Throttled by AWS');
      await expect(metrics.getByRole('link', { name: 'See AWS API calls' })).toBeVisible();
    },
    cut: async () => {
      await expect(metrics).toContainText('No answer');
      await expectWhatToDo(page);
    },
    empty: async () => {
      await expect(metrics.getByText(/no data|without data/).first()).toBeVisible();
      await expect(metrics).not.toContainText('Access denied');
    },
    partial: async () => {
      await expect(page.getByText(/not read/).first()).toBeVisible();
      await expect(metrics.getByRole('region', { name: 'API requests' })).toBeVisible();
    },
  };
  for (const kind of KINDS)
    await test.step(kind, () =>
      during(kind, async () => {
        await page.goto(fresh());
        await states[kind]();
      }),
    );

  await test.step('healed', async () => {
    await page.goto(fresh());
    await expect(metrics.getByRole('region', { name: 'API requests' })).toBeVisible();
    await expect(metrics).not.toContainText('not read');
  });

  await test.step('stale: alarms that are not read any more are dated and count as neither firing nor quiet', async () => {
    const heal = await breakCalls({
      match: { environment: 'items/dev', role: 'read', service: 'cloudwatch', operation: 'DescribeAlarms' },
      fault: { kind: 'throttled' },
    });
    await page.goto('/?view=alarm');
    const row = page
      .locator('.alarm-row')
      .filter({ hasText: 'items / dev' })
      .filter({ hasText: 'cloudwatch:DescribeAlarms is called more often than its quota allows' });
    await expect(row).toBeVisible({ timeout: 100_000 });
    await expect(row.locator('[data-stale]')).toBeVisible();
    await heal();
    await expect(row).toBeHidden({ timeout: 100_000 });
  });

  await test.step('not enabled', async () => {
    await page.goto('/e/items/dev/cost');
    await expect(page.getByText(/not enabled|not switched on/i).first()).toBeVisible();
  });
});

/** Since when, and one thing to do about it. */
async function expectWhatToDo(page: Page): Promise<void> {
  const state = page.getByRole('region', { name: 'Metrics', exact: true }).getByRole('status');
  await expect(state.locator('time').first()).toBeVisible();
  await expect(state.getByRole('button').or(state.getByRole('link')).first()).toBeVisible();
}
