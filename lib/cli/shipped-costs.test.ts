import { describe, expect, it } from 'vitest';
import { declaredFromStacks } from '#lib/cloudformation/stacks.ts';
import type { StackSource } from '#lib/cloudformation/template.ts';
import type { CostLine } from '#lib/domain/cost/cost.ts';
import { estimate } from '#lib/domain/cost/estimate.ts';
import { inventoryBillables } from '#lib/domain/cost/inventory-lines.ts';
import { metersOf } from '#lib/domain/cost/meters.ts';
import { billedMonth } from '#lib/domain/cost/month.ts';
import { unmeasuredBillables } from '#lib/domain/cost/unmeasured-lines.ts';
import { usageBillables, usageMeasures } from '#lib/domain/cost/usage-lines.ts';
import { declaredName, metricTargets } from '#lib/domain/metrics/targets.ts';
import { instant } from '#lib/domain/time.ts';
import { bytes } from '#lib/domain/units.ts';
import { declaredFromTerraform } from '#lib/terraform/json/state.ts';
import { hello, items, type Shipped } from './shipped-in-test.ts';

const NOW = instant(Date.UTC(2026, 10, 29));

/** Every line of a shipped system where each meter has said something. */
function linesOf({ state, stack }: Shipped, prefix: string, region: string): readonly CostLine[] {
  const place = { account: '000000000000', region };
  const stacks = 'template' in stack ? [{ ...place, ...stack } as unknown as StackSource] : [];
  const declared = [
    ...declaredFromTerraform(state, 'infrastructure').value,
    ...declaredFromStacks(stacks).value,
  ];
  const targets = metricTargets(declared, prefix, declaredName);
  const meters = metersOf(declared);
  const logGroups = [{ name: `/aws/lambda/${prefix}-api`, storedBytes: 1 }];
  const functions = targets.flatMap(({ dimensions }) => dimensions.FunctionName ?? []);
  const tables = targets.flatMap(({ dimensions }) => dimensions.TableName ?? []);
  const month = billedMonth(NOW, undefined);
  const use = {
    points: new Map(usageMeasures(targets, logGroups, meters).map(({ id }) => [id, [{ at: NOW, value: 1 }]])),
    functions: new Map(functions.map((name) => [name, { memoryMb: 128, architecture: 'arm64' as const }])),
    tables: new Map(
      tables.map((name) => [name, { billing: 'on-demand' as const, size: bytes(1), recovery: true }]),
    ),
    logGroups,
    meters,
  };
  const billables = [
    ...inventoryBillables(declared, month),
    ...usageBillables(targets, use, month),
    ...unmeasuredBillables(declared),
  ];
  return estimate(billables, region, month).lines;
}

describe.each(['ap-northeast-1', 'us-east-1', 'eu-central-1'])('the shipped systems in %s', (region) => {
  it.each([
    ['items', items, 40],
    ['hello', hello, 3],
  ] as const)(
    '%s has no line without a price, and none without a quantity that AWS publishes once it is metered',
    (name, system, least) => {
      const lines = linesOf(system(), `${name}-dev`, region);
      expect(lines.length).toBeGreaterThanOrEqual(least);
      const open = lines.filter(
        ({ price, quantity }) =>
          price.state !== 'priced' || (quantity.state !== 'known' && quantity.why !== 'not-published'),
      );
      expect(open.map(({ label, item }) => `${label} ${item}`)).toEqual([]);
      const unpublished = lines.filter(({ quantity }) => quantity.state !== 'known').map(({ item }) => item);
      expect(unpublished, 'only items is traced').toEqual(name === 'items' ? ['xray-recorded'] : []);
    },
  );
});
