import { expect, it } from 'vitest';
import type { DeclaredPlaces } from '../declared-places.ts';
import { usd } from '../units.ts';
import type { CostEstimate, CostLine } from './cost.ts';
import { type WrittenSource, whatIfEdits } from './what-if-edits.ts';

const line = (item: string, resource: string, label = resource): CostLine => ({
  ...{ resource, label, item, kind: 'usage', cost: { state: 'known', value: usd(1) } },
  quantity: { state: 'known', value: 1, unit: 'x', source: 'test' },
  price: { state: 'unpriced', why: 'no-price' },
});
const TF = 'tf:infra#aws_';
const ESTIMATE = {
  lines: [
    line('nat-gateway', `${TF}nat_gateway.main["a"]`),
    line('nat-gateway', `${TF}nat_gateway.main["c"]`),
    line('logs-ingest', `${TF}cloudwatch_log_group.api`, '/api'),
    line('logs-ingest', `${TF}cloudwatch_log_group.function["api"]`, '/fn'),
    line('lambda-arm', 'cfn:shop-prod/Own'),
    line('lambda-arm', 'cfn:shop-prod/Other'),
    line('rest-api-request', 'cfn:shop-prod/Api'),
  ],
  facts: {
    region: 'x',
    zones: 2,
    retention: [
      { group: '/api', days: 14 },
      { group: '/fn', days: 14 },
    ],
  },
} as unknown as CostEstimate;
const at = (file: string, number: number, text: string) => ({ file, line: number, text });
const DAYS = at('prod.tfvars', 6, 'log_retention_days = 14');
const PER_ZONE = at('prod.tfvars', 4, 'nat_per_zone = true');
const source = (begins: string, places: Partial<DeclaredPlaces>): WrittenSource => ({
  ...{ begins, places: { commit: 'c0ffee', places: {}, ...places } },
});
const SOURCES = [
  source('tf:infra#', {
    settings: {
      'aws_cloudwatch_log_group.api': { retention: [at('logs.tf', 8, 'retention_in_days = var.x'), DAYS] },
      'aws_cloudwatch_log_group.function': {
        retention: [at('logs.tf', 4, 'retention_in_days = var.x'), DAYS],
      },
      'aws_nat_gateway.main': { gateways: [at('routes.tf', 10, 'for_each = local.zones'), PER_ZONE] },
    },
  }),
  source('cfn:shop-prod/', {
    places: { Other: { file: 'template.yaml', line: 40 } },
    settings: {
      Own: { architectures: [at('template.yaml', 13, 'Architectures: [arm64]')] },
      Api: { 'api-type': [at('template.yaml', 50, 'Type: AWS::Serverless::Api')] },
    },
  }),
];
const asked = (id: Parameters<typeof whatIfEdits>[0]['id'], sources = SOURCES, to = 1) => {
  const group = id.startsWith('nat')
    ? 'nat'
    : id === 'http-api'
      ? 'api'
      : id.startsWith('logs')
        ? 'logs'
        : 'cpu';
  return whatIfEdits({ id, group, params: { from: 2, to } }, ESTIMATE, sources);
};

it('names the one line that decides several resources, old and new, and the way to it', () => {
  expect(asked('logs-30')).toEqual([
    {
      kind: 'line',
      addresses: ['aws_cloudwatch_log_group.api', 'aws_cloudwatch_log_group.function'],
      at: DAYS,
      becomes: 'log_retention_days = 30',
      through: [at('logs.tf', 8, 'retention_in_days = var.x')],
    },
  ]);
  expect(asked('nat-one')).toMatchObject([{ at: PER_ZONE, becomes: 'nat_per_zone = false' }]);
  expect(asked('http-api')).toMatchObject([{ kind: 'line', becomes: 'Type: AWS::Serverless::HttpApi' }]);
});

it('adds a line where the resource has none, and only names the place of what no one line does', () => {
  expect(asked('x86')).toMatchObject([
    { kind: 'line', becomes: 'Architectures: [x86_64]', addresses: ['Own'] },
    { kind: 'add', file: 'template.yaml', line: 40, becomes: 'Architectures: [x86_64]' },
  ]);
  expect(asked('nat-none')).toEqual([{ kind: 'place', addresses: ['aws_nat_gateway.main'], at: PER_ZONE }]);
  const enabled = source('tf:infra#', {
    settings: { 'aws_nat_gateway.main': { gateways: [at('a.tf', 1, 'enable_nat = true')] } },
  });
  expect(asked('nat-one', [enabled])).toMatchObject([{ kind: 'place' }]);
  expect(asked('nat-none', [enabled])).toMatchObject([{ becomes: 'enable_nat = false' }]);
});

it('counts gateways where a number decides', () => {
  const counted = source('tf:infra#', {
    settings: { 'aws_nat_gateway.main': { gateways: [at('a.tf', 1, 'count = 2')] } },
  });
  expect(asked('nat-one', [counted])).toMatchObject([{ becomes: 'count = 1' }]);
  expect(asked('nat-none', [counted], 0)).toMatchObject([{ becomes: 'count = 0' }]);
});

it('without the files names the resource’s property and its values', () => {
  expect(asked('logs-90', [])).toEqual([
    {
      kind: 'property',
      addresses: ['aws_cloudwatch_log_group.api', 'aws_cloudwatch_log_group.function'],
      ...{ property: 'retention_in_days', was: '14', becomes: '90' },
    },
  ]);
  expect(asked('arm64', [])).toMatchObject([{ property: 'Architectures', was: 'x86_64' }]);
});
