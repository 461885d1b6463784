import type { CostLine, EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';

/** TEST DATA: `[resource, item, USD a unit, unit, quantity]`; no quantity is unknown, no price is unpriced. */
const LINES: readonly (readonly [
  string,
  CostLine['kind'],
  string,
  number | undefined,
  string,
  number | undefined,
])[] = [
  ['NAT gateway a', 'inventory', 'hours', 0.062, 'hour', 510],
  ['NAT gateway a', 'usage', 'data processed', 0.062, 'GB', 212.4],
  ['REST API', 'usage', 'requests', 0.00000425, 'request', 2_914_000],
  ['api', 'usage', 'duration, arm64', 0.0000133334, 'GB-second', 331_000],
  ['api', 'usage', 'requests', 0.0000002, 'request', 3_610_000],
  ['data table', 'usage', 'write units', 0.000000715, 'unit', 4_830_000],
  ['Log groups, 4', 'usage', 'ingested', 0.76, 'GB', 4.61],
  ['Alarms, 14', 'inventory', 'alarm-months', 0.1, 'alarm-month', 9.8],
  ['X-Ray', 'usage', 'traces', undefined, 'trace', 146_000],
  ['Data transfer out', 'usage', 'GB to internet', 0.114, 'GB', undefined],
];

export function previewCost(key: string, now: Instant): EnvironmentCost {
  const share = key === 'items/prod' ? 1 : key === 'hello/dev' ? 0.004 : 0.35;
  const lines = LINES.map(([resource, kind, item, usdPerUnit, unit, quantity]): CostLine => {
    const value = quantity === undefined ? undefined : quantity * share;
    return {
      resource,
      label: resource,
      kind,
      item,
      quantity:
        value === undefined
          ? { state: 'unknown', why: 'denied' }
          : { state: 'known', value, unit, source: 'CloudWatch' },
      price:
        usdPerUnit === undefined
          ? { state: 'unpriced', why: 'no price in the list' }
          : {
              state: 'priced',
              price: { usdPerUnit, unit, source: 'price list', asOf: instant(now - 86_400_000) },
            },
      cost:
        value === undefined || usdPerUnit === undefined
          ? { state: 'unknown' }
          : { state: 'known', value: usd(value * usdPerUnit) },
    };
  });
  const sum = lines.reduce((total, { cost }) => total + (cost.state === 'known' ? cost.value : 0), 0);
  return {
    estimate: {
      month: '2026-11',
      lines,
      monthToDate: usd(sum),
      forecast: usd(sum * 1.4),
      unknownLines: lines.filter(({ cost }) => cost.state === 'unknown').length,
      usageSince: instant(now - 20 * 86_400_000),
    },
    actual: { state: 'not-enabled' },
  };
}
