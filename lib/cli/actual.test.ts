import { expect, it } from 'vitest';
import type { Actual } from '#lib/domain/cost/actual.ts';
import { billed, TAGS } from '#lib/domain/cost/bill-in-test.ts';
import { failedAfter } from '#lib/domain/reading.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { usd } from '#lib/domain/units.ts';
import { translator } from '#lib/words/translate.ts';
import { actualLines } from './actual.ts';

const READ = parseInstant('2026-11-20T00:00Z');
const NOW = parseInstant('2026-11-20T09:00Z');
const BILL = billed(
  [
    { day: '2026-11-17', cost: usd(2) },
    { day: '2026-11-18', cost: usd(3) },
    { day: '2026-11-19', cost: usd(0.5), partial: true },
  ],
  [{ service: 'AWS Lambda', cost: usd(5.5) }],
  READ,
);
const asked = (reading: Extract<Actual, { state: 'enabled' }>['reading']): Actual => ({
  state: 'enabled',
  tags: TAGS,
  reading,
});
const lines = (actual: Actual) => actualLines(translator('en'), actual, NOW, NOW);

it('prints the bill with its days, age and services', () => {
  expect(lines(BILL)).toEqual([
    'Actual $5.50 (estimated by AWS), 17 and 18 Nov, 19 Nov in part, 20 Nov not in yet, as of 2026-11-20T00:00:00.000Z (9 h ago)',
    '  AWS Lambda $5.50',
  ]);
});

it('prints why there is none, never a figure in its place', () => {
  const throttled = { kind: 'throttled', api: 'ce:GetCostAndUsage' } as const;
  expect(lines({ state: 'not-enabled' })).toEqual([
    'Actual: not enabled, portal.yaml names no billing tags.',
  ]);
  expect(lines(asked(undefined))).toEqual(['Actual: not read yet.']);
  expect(lines(billed([], [], READ))).toEqual([
    'Actual: nothing billed to Project=items, Environment=prod yet.',
  ]);
  const refused = 'Actual: ce:GetCostAndUsage is called more often than its quota allows.';
  expect(lines(asked(failedAfter(undefined, throttled, NOW)))).toEqual([refused]);
  const { reading } = BILL as Extract<Actual, { state: 'enabled' }>;
  expect(lines(asked(failedAfter(reading, throttled, NOW)))).toEqual([refused, ...lines(BILL)]);
});
