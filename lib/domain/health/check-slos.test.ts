import { expect, it } from 'vitest';
import { type Burn, percentTarget, type Slos } from '../metrics/slo.ts';
import { ready } from '../reading.ts';
import { instant, minutes } from '../time.ts';
import { checkSlos } from './check-slos.ts';

const NOW = instant(1_795_000_000_000);
const burn = (rate: number, limit: number, requests = 23_810): Burn => ({
  ...{ rate, limit, requests, total: requests, bad: 152, enough: requests >= 100 },
});
const slos = (hour: Burn, sixHours: Burn): Slos => ({
  minRequests: 100,
  door: 'cfn:a/Api',
  states: [
    {
      objective: { kind: 'availability', target: percentTarget(99.9) },
      month: { total: 1, bad: 0, requests: 1 },
      ...{ hour, sixHours, curve: [] },
    },
  ],
});
const checked = (value: Slos, asOf = NOW) =>
  checkSlos({
    expected: true,
    slos: ready(value, { asOf, freshFor: minutes(15), source: 'test' }),
    now: NOW,
  });

it('names a budget that burns too fast with its limit and its counts, and where it is drawn', () => {
  expect(checked(slos(burn(20, 14.4), burn(3, 6)))).toEqual([
    {
      name: 'slo',
      verdict: 'degraded',
      reason: {
        code: 'health.slo-burns-availability',
        params: { rate: 20, limit: 14.4, bad: 152, total: 23_810, hours: 1 },
        evidence: [{ kind: 'chart', panel: 'requests cfn:a/Api', hours: 1 }],
      },
    },
  ]);
});

it('judges at the limit, on either window, and not from few requests', () => {
  const verdicts = (value: Slos) => checked(value).map(({ verdict }) => verdict);
  expect(verdicts(slos(burn(14.4, 14.4), burn(6, 6)))).toEqual(['degraded', 'degraded']);
  expect(verdicts(slos(burn(14.3, 14.4), burn(5.9, 6)))).toEqual(['healthy']);
  expect(verdicts(slos(burn(900, 14.4, 37), burn(900, 6, 37)))).toEqual(['healthy']);
  expect(checked(slos(burn(900, 14.4, 37), burn(900, 6, 37)))[0]?.reason).toMatchObject({
    code: 'health.slo-few-availability',
    params: { requests: 37, least: 100 },
  });
});

it('is unknown while it was not read, or long ago, and says nothing where nothing is promised', () => {
  const codes = [
    checkSlos({ expected: true, slos: undefined, now: NOW }),
    checked(slos(burn(1, 14), burn(1, 6)), instant(NOW - minutes(16))),
  ];
  expect(codes.map(([first]) => [first?.verdict, first?.reason.code])).toEqual([
    ['unknown', 'health.slos-unread'],
    ['unknown', 'health.slos-unread'],
  ]);
  expect(checkSlos({ expected: false, slos: undefined, now: NOW })).toEqual([]);
});

it('calls no promise kept whose figures lack a part, and goes on to name one that burns', () => {
  const partly = (value: Slos) =>
    checkSlos({
      expected: true,
      slos: ready(value, {
        ...{ asOf: NOW, freshFor: minutes(15), source: 'test' },
        missing: [{ what: '5XXError Sum', failure: { kind: 'throttled', api: 'cloudwatch:GetMetricData' } }],
      }),
      now: NOW,
    }).map(({ verdict, reason }) => [verdict, reason.code]);
  const unread = ['unknown', 'health.metric-unread'];
  expect(partly(slos(burn(1, 14), burn(1, 6)))).toEqual([unread]);
  expect(partly(slos(burn(20, 14), burn(1, 6)))).toEqual([
    unread,
    ['degraded', 'health.slo-burns-availability'],
  ]);
});
