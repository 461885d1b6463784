import { expect, it } from 'vitest';
import type { Actual } from '#lib/domain/cost/actual.ts';
import { billed, TAGS } from '#lib/domain/cost/bill-in-test.ts';
import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import { failedAfter } from '#lib/domain/reading.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';
import { billCsv, costCsv } from './cost-csv.ts';

const AT = parseInstant('2026-11-20T00:00Z');
const ESTIMATE: CostEstimate = {
  month: '2026-11',
  lines: [
    {
      resource: 'tf:nat',
      label: 'NAT gateway a',
      kind: 'inventory',
      item: 'nat-gateway',
      quantity: { state: 'unknown', why: 'not-read' },
      price: { state: 'unpriced', why: 'no-price' },
      cost: { state: 'unknown' },
    },
  ],
  monthToDate: usd(0),
  forecast: usd(0),
  unknownLines: 1,
  usageSince: AT,
};
const LINE =
  '2026-11,tf:nat,NAT gateway a,nat-gateway,unknown,,unknown,unknown,not-read,no-price,2026-11-20T00:00:00.000Z,';
const rows = (actual: Actual) => costCsv({ estimate: ESTIMATE, actual }, AT).trim().split('\r\n').slice(1);

it('puts the bill by service below the lines, in a column that no sum of usage touches', () => {
  const days = [{ day: '2026-11-01', cost: usd(2) }];
  const services = [
    { service: 'EC2 - Other', cost: usd(1.5) },
    { service: 'AWS Lambda', cost: usd(0.5) },
  ];
  expect(rows(billed(days, services, AT))).toEqual([
    LINE,
    '2026-11,,EC2 - Other,bill,,,,,ce:GetCostAndUsage,,2026-11-20T00:00:00.000Z,1.5',
    '2026-11,,AWS Lambda,bill,,,,,ce:GetCostAndUsage,,2026-11-20T00:00:00.000Z,0.5',
  ]);
});

it('writes unknown with its reason for a bill that is not there, and nothing where none is asked for', () => {
  const denied = { kind: 'denied', principal: 'r', action: 'ce:GetCostAndUsage', resource: '*' } as const;
  const asked = (reading: Extract<Actual, { state: 'enabled' }>['reading']): Actual => ({
    state: 'enabled',
    tags: TAGS,
    reading,
  });
  expect(rows({ state: 'not-enabled' })).toEqual([LINE]);
  expect(rows(asked(failedAfter(undefined, denied, AT)))[1]).toBe('2026-11,,,bill,,,,,denied,,,unknown');
  expect(rows(asked(undefined))[1]).toContain(',not-read,,,unknown');
  expect(rows(billed([], [], AT))[1]).toContain(',nothing-billed,,,unknown');
});

it('writes the bill alone where nobody measured use', () => {
  const actual = billed([{ day: '2026-10-01', cost: usd(2) }], [{ service: 'AWS Lambda', cost: usd(2) }], AT);
  expect(billCsv('2026-10', actual).trim().split('\r\n').slice(1)).toEqual([
    '2026-10,,AWS Lambda,bill,,,,,ce:GetCostAndUsage,,2026-11-20T00:00:00.000Z,2',
  ]);
});
