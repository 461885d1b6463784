import { expect, it } from 'vitest';
import { usd } from '../units.ts';
import { actualsOfLines, billedWithoutLine } from './billed-service.ts';
import type { CostLine } from './cost.ts';

const line = (item: string): CostLine => ({
  resource: `tf:${item}`,
  label: item,
  kind: 'usage',
  item,
  quantity: { state: 'unknown', why: 'not-measured' },
  price: { state: 'unpriced', why: 'no-price' },
  cost: { state: 'unknown' },
});
const LINES = ['lambda-arm', 'sqs-request', 'lambda-request', 'of-another-build'].map(line);
const BILL = [
  { service: 'AWS Lambda', cost: usd(4.2) },
  { service: 'AWS X-Ray', cost: usd(0.7) },
  { service: 'Amazon Route 53', cost: usd(0) },
];

it('puts a service’s figure at its first line, once, and says where the bill has none', () => {
  expect([...actualsOfLines(LINES, BILL).values()]).toEqual([
    { state: 'billed', service: 'AWS Lambda', cost: 4.2, lines: 2 },
    { state: 'absent', service: 'Amazon Simple Queue Service' },
    { state: 'within', service: 'AWS Lambda' },
    { state: 'absent', service: undefined },
  ]);
});

it('names what was billed for services without a line', () => {
  expect(billedWithoutLine(LINES, BILL)).toEqual({ services: ['AWS X-Ray'], cost: 0.7 });
});
