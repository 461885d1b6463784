import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../time.ts';
import { usd } from '../units.ts';
import { COMPARED_BY, type ComparedSide, compareCosts } from './compare.ts';
import type { CostLine } from './cost.ts';

const FROM = parseInstant('2026-11-01T00:00:00Z');
/** 73 hours: a tenth of a month. */
const ASOF = parseInstant('2026-11-04T01:00:00Z');

const line = (item: string, resource: string, cost: number | undefined, quantity = 1): CostLine => ({
  ...{ resource, label: resource, item, kind: item === 'nat-gateway' ? 'inventory' : 'usage' },
  quantity: { state: 'known', value: quantity, unit: 'request', source: 'test' },
  price: { state: 'priced', price: { usdPerUnit: 1, unit: 'request', source: 'test', asOf: FROM } },
  cost: cost === undefined ? { state: 'unknown' } : { state: 'known', value: usd(cost) },
});
const side = (lines: readonly CostLine[], asOf = ASOF): ComparedSide => ({
  estimate: {
    ...{ month: '2026-11', lines, monthToDate: usd(0), forecast: usd(0), unknownLines: 0, usageSince: FROM },
  },
  asOf,
  componentOf: (resource) => resource.split('#')[0] ?? '',
});

describe('two environments', () => {
  it('are compared as full months, by what stands and by what is used, the largest difference first', () => {
    const prod = side([
      line('nat-gateway', 'tf:net#a', 4.5),
      line('nat-gateway', 'tf:net#c', 4.5),
      line('rest-request', 'cfn:app/Api', 0.6, 600),
      line('secret', 'tf:net#s', 0.04),
    ]);
    const dev = side([
      line('nat-gateway', 'tf:net#a', 4.5),
      line('rest-request', 'cfn:app/Api', 0.1, 100),
      line('secret', 'tf:net#s', 0.04),
    ]);
    const found = compareCosts(prod, dev, 'line');
    expect(found?.more).toBeCloseTo(50, 6);
    expect(found?.rows.map(({ key, more, why }) => [key, Math.round(more), why])).toEqual([
      ['nat-gateway', 45, { code: 'count', here: 2, there: 1 }],
      ['rest-request', 5, { code: 'ratio', ratio: expect.closeTo(6, 6), unit: 'request' }],
      ['secret', 0, { code: 'same' }],
    ]);
  });

  it('that differ by a little use are nearly the same, and by price only where a unit costs more', () => {
    const why = (ours: CostLine, theirs: CostLine) =>
      compareCosts(side([ours]), side([theirs]), 'line')?.rows[0]?.why.code;
    const there = line('secret', 'a', 10, 1_000);
    expect(why(line('secret', 'a', 10.1, 1_010), there)).toBe('nearly');
    expect(why(line('secret', 'a', 12, 1_000), there)).toBe('price');
  });

  it('name the unit price, the part here, and what describes it on either side', () => {
    const ours = line('secret', 'cfn:app/Key', 2, 2);
    const theirs = { ...line('secret', 'cfn:app/Key', 1, 1), tool: 'cdk' as const };
    const of = (by: 'line' | 'service') => compareCosts(side([ours]), side([theirs]), by)?.rows[0]?.metered;
    expect(of('line')).toEqual({
      ...{ resource: 'cfn:app/Key', price: { usdPerUnit: 1, unit: 'request' }, tools: ['sam', 'cdk'] },
    });
    expect(of('service')).toBeUndefined();
    expect(compareCosts(side([]), side([theirs]), 'line')?.rows[0]?.metered).toEqual({
      ...{ price: { usdPerUnit: 1, unit: 'request' }, tools: ['cdk'] },
    });
  });

  it('that keep their logs for other times say so, unless groups of one side differ in it', () => {
    const stored = line('logs-storage', 'g', 1, 2);
    const kept = (...days: readonly number[]): ComparedSide => {
      const one = side([{ ...stored, cost: { state: 'known', value: usd(days.length) } }]);
      const retention = days.map((each) => ({ group: 'g', days: each }));
      return { ...one, estimate: { ...one.estimate, facts: { region: 'x', zones: 1, retention } } };
    };
    const why = (here: ComparedSide, there: ComparedSide) => compareCosts(here, there, 'line')?.rows[0]?.why;
    expect(why(kept(14, 14), kept(7))).toEqual({ code: 'retention', here: 14, there: 7 });
    expect(why(kept(14, 30), kept(7))?.code).toBe('price');
  });

  it('say what only one of them has, and keep unknown lines out of every sum', () => {
    const found = compareCosts(
      side([line('secret', 'a', 1), line('lambda-request', 'f', undefined)]),
      side([]),
      'line',
    );
    expect(found?.rows.map(({ key, why, here }) => [key, why.code, here.usd])).toEqual([
      ['secret', 'only-here', usd(10)],
      ['lambda-request', 'only-here', undefined],
    ]);
    expect(found).toMatchObject({ unknown: 1, more: usd(10) });
  });

  it('are not compared while one was watched for minutes', () => {
    expect(compareCosts(side([]), side([], parseInstant('2026-11-01T00:04:00Z')), 'line')).toBeUndefined();
  });
});

it('rows add up to the difference, whatever they are grouped by', () => {
  const lines = fc.array(
    fc.record({
      item: fc.constantFrom('nat-gateway', 'secret', 'x'),
      at: fc.constantFrom('tf:a#1', 'cfn:b/2', 'arn'),
      cost: fc.option(fc.double({ min: 0, max: 900, noNaN: true }), { nil: undefined }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(lines, lines, fc.constantFrom(...COMPARED_BY), (ours, theirs, by) => {
      const of = (all: typeof ours) => side(all.map(({ item, at, cost }) => line(item, at, cost)));
      const found = compareCosts(of(ours), of(theirs), by);
      const sum = found?.rows.reduce((total, { more }) => total + more, 0) ?? 0;
      expect(sum).toBeCloseTo(found?.more ?? Number.NaN, 6);
    }),
  );
});
