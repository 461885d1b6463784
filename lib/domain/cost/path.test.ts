import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SystemGraph } from '../graph/model.ts';
import { usd } from '../units.ts';
import type { CostEstimate, CostLine } from './cost.ts';
import { type CostPath, costPath } from './path.ts';

const GRAPH: SystemGraph = JSON.parse(readFileSync('lib/diagram/fixtures/items-dev.graph.json', 'utf8'));
const TF = 'tf:infra/terraform#';
const AT = {
  api: 'cfn:items-dev-app/Api',
  answers: 'cfn:items-dev-app/ApiFunction',
  behind: 'cfn:items-dev-app/ProcessorFunction',
  nightly: 'cfn:items-dev-app/ScheduledFunction',
  table: `${TF}aws_dynamodb_table.main`,
  nat: `${TF}aws_nat_gateway.main["a"]`,
  log: `${TF}aws_cloudwatch_log_group.function["api"]`,
  nightlyLog: `${TF}aws_cloudwatch_log_group.function["scheduled"]`,
};

const line = (resource: string, item: string, cost: number | undefined, quantity = 1): CostLine => ({
  ...{ resource, label: resource, item, kind: item === 'nat-gateway' ? 'inventory' : 'usage' },
  quantity: { state: 'known', value: quantity, unit: 'x', source: 'test' },
  price: { state: 'unpriced', why: 'no-price' },
  cost: cost === undefined ? { state: 'unknown' } : { state: 'known', value: usd(cost) },
});
const estimateOf = (lines: readonly CostLine[]): CostEstimate =>
  ({ lines, month: '2026-11' }) as unknown as CostEstimate;
const LINES = [
  line(AT.api, 'rest-api-request', 4, 2_000),
  line(AT.answers, 'lambda-arm', 2),
  line(AT.behind, 'lambda-arm', 0.5),
  line(AT.nightly, 'lambda-arm', 7),
  line(AT.table, 'dynamodb-read', 1),
  line(AT.table, 'dynamodb-storage', 3),
  line(AT.log, 'logs-ingest', 0.25),
  line(AT.nightlyLog, 'logs-ingest', 0.5),
  line(AT.nat, 'nat-gateway-data', 0.75),
  line(AT.nat, 'nat-gateway', 40),
];
const stepsOf = (path: CostPath) =>
  path.state === 'measured' ? path.steps.map((each) => [each.kind, each.usd]) : path.state;

it('follows the recorded system from its API, and leaves to others what no request reaches', () => {
  const path = costPath(estimateOf(LINES), 73, GRAPH);
  expect(stepsOf(path)).toEqual([
    ['door', 2],
    ['function', 1],
    ['table', 0.5],
    ['behind', 0.25],
    ['logs', 0.125],
    ['data', 0.375],
  ]);
  // Nightly function 7, its log 0.5, bytes kept 3, gateway 40, of 2,000 requests.
  expect(path).toMatchObject({ walked: true, requests: 20_000, fixedUsd: 25.25, totalUsd: 29.5 });
  expect(path).toMatchObject({ doubledUsd: 16.875, unknown: 0 });
});

it('counts every line that grows with use where no graph was read, and says that', () => {
  const path = costPath(estimateOf(LINES), 73, undefined);
  expect(path).toMatchObject({ walked: false, fixedUsd: 21.5 });
});

it('divides by no request that nobody counted', () => {
  const lost = { ...line(AT.api, 'rest-api-request', 0), quantity: { state: 'unknown', why: 'x' } } as const;
  expect(costPath(estimateOf([lost]), 73, GRAPH)).toEqual({ state: 'not-measured' });
  expect(costPath(estimateOf([line(AT.api, 'rest-api-request', 0, 0)]), 73, GRAPH).state).toBe('no-requests');
  expect(costPath(estimateOf([line(AT.table, 'dynamodb-read', 1)]), 73, GRAPH).state).toBe('no-door');
});

it('its steps and what is fixed add up to the known lines, whatever is unknown among them', () => {
  const cost = fc.option(fc.double({ min: 0, max: 99, noNaN: true }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(cost, { minLength: 10, maxLength: 10 }), fc.boolean(), (costs, walked) => {
      const lines = LINES.map(({ resource, item }, index) =>
        line(resource, item, costs[index], item === 'rest-api-request' ? 1_000 : 1),
      );
      const path = costPath(estimateOf(lines), 73, walked ? GRAPH : undefined);
      if (path.state !== 'measured') throw new Error(path.state);
      const sum = path.steps.reduce((total, { usd: each }) => total + each, path.fixedUsd);
      expect(sum).toBeCloseTo(
        costs.reduce<number>((total, each) => total + (each ?? 0), 0),
        6,
      );
      expect(path.unknown).toBe(costs.filter((each) => each === undefined).length);
      expect(path.doubledUsd).toBeLessThanOrEqual(path.totalUsd);
    }),
  );
});
