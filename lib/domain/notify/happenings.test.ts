import { describe, expect, it } from 'vitest';
import type { Verdict } from '../health/health.ts';
import { reason } from '../reason.ts';
import { type Instant, instant } from '../time.ts';
import { usd } from '../units.ts';
import type { Happening } from './happening.ts';
import { happeningOfAnomaly } from './of-anomaly.ts';
import { happeningOfBudget } from './of-budget.ts';
import { happeningOfVerdict } from './of-health.ts';
import { happeningOfRun } from './of-run.ts';
import { happeningsOfSilence } from './of-silence.ts';

const told = (verdicts: readonly Verdict[]): readonly Happening[] => {
  const all: Happening[] = [];
  for (const [minute, verdict] of verdicts.entries()) {
    const found = happeningOfVerdict(
      'items/dev',
      { verdict, checks: [] },
      all.at(-1),
      instant(minute * 60_000),
    );
    if (found) all.push(found);
  }
  return all;
};

describe('a verdict', () => {
  it('is told when it changes, and its end to whoever heard of its beginning', () => {
    const all = told(['healthy', 'degraded', 'degraded', 'failing', 'healthy', 'healthy']);
    expect(all.map(({ what, topic, state }) => [what.code, topic, state])).toEqual([
      ['verdict.degraded', 'degraded', 'open'],
      ['verdict.failing', 'failing', 'open'],
      ['verdict.healthy', 'failing', 'over'],
    ]);
  });

  it('that was never known is no news', () => {
    expect(told(['unknown', 'unknown', 'healthy'])).toEqual([]);
    expect(told(['unknown', 'failing']).map(({ topic }) => topic)).toEqual(['failing']);
  });

  it('that is not known any more is', () => {
    expect(told(['failing', 'unknown', 'healthy']).map(({ topic }) => topic)).toEqual([
      'failing',
      'unknown',
      'unknown',
    ]);
  });

  it('brings the reasons that speak for it', () => {
    const checks = [
      { name: 'errors' as const, verdict: 'failing' as const, reason: reason('errors') },
      { name: 'latency' as const, verdict: 'degraded' as const, reason: reason('latency') },
    ];
    const found = happeningOfVerdict('items/dev', { verdict: 'failing', checks }, undefined, instant(0));
    expect(found?.because.map(({ code }) => code)).toEqual(['errors']);
  });
});

describe('a run', () => {
  const run = {
    id: 'r',
    number: 7,
    component: 'shop',
    environment: 'items/dev',
    subject: 'Add a table',
    requestedBy: 'alice',
  } as const;

  it('is told when it waits for somebody or has ended', () => {
    const at = instant(1);
    expect(happeningOfRun({ ...run, state: 'awaiting-approval' }, 3, at)).toMatchObject({
      ...{ id: 'run:r:3', topic: 'approval', path: '/deploys/7' },
    });
    const failure = { code: 'x', step: 'apply' as const, cause: 'AccessDenied' };
    expect(happeningOfRun({ ...run, state: 'failed', failure }, 4, at)?.because).toEqual([
      reason('commit', { subject: 'Add a table' }),
      reason('cause', { cause: 'AccessDenied' }),
    ]);
    expect(happeningOfRun({ ...run, state: 'planning' }, 5, at)).toBeUndefined();
    for (const state of ['rejected', 'expired', 'succeeded', 'no-change'] as const)
      expect(happeningOfRun({ ...run, state }, 6, at)).toMatchObject({ topic: 'run-ended', by: 'alice' });
  });
});

describe('a process', () => {
  const since = instant(1_000);
  const reporting = { state: 'reporting' } as const;
  const silent = { collector: reporting, runner: { state: 'silent', since } } as const;
  const none = { collector: undefined, runner: undefined };

  it('is told once when it falls silent, and once when it is back', () => {
    const now = instant(60_000) as Instant;
    const [first] = happeningsOfSilence(silent, none, now);
    expect(first).toMatchObject({ subject: 'silence:runner', state: 'open' });
    expect(happeningsOfSilence(silent, { ...none, runner: first }, now)).toEqual([]);
    const [back] = happeningsOfSilence({ ...silent, runner: reporting }, { ...none, runner: first }, now);
    expect(back).toMatchObject({ state: 'over', what: { code: 'silence.back' } });
    expect(happeningsOfSilence({ ...silent, runner: reporting }, { ...none, runner: back }, now)).toEqual([]);
  });

  it('that never reported has not fallen silent', () => {
    expect(happeningsOfSilence({ ...silent, runner: { state: 'never' } }, none, since)).toEqual([]);
  });
});

it('a day that cost more than its weeks is told once, by its services and not by their lines', () => {
  const why = { code: 'new' } as const;
  const own = { usd: usd(6), usual: usd(1), most: usd(1.5), why };
  const found = [
    { service: 'AWS Lambda', ...own },
    { service: 'AWS Lambda', line: 'lambda-arm', ...own },
  ];
  const judged = { state: 'judged', day: '2026-11-28', of: 28, found } as const;
  expect(happeningOfAnomaly('items/dev', judged, instant(5))).toMatchObject({
    ...{ id: 'anomaly:items/dev:2026-11-28', topic: 'anomaly', state: 'once' },
    what: { params: { usd: '$5.00', day: '2026-11-28' } },
    because: [{ params: { service: 'AWS Lambda', usd: '$6.00', usual: '$1.00' } }],
  });
  expect(happeningOfAnomaly('items/dev', { ...judged, found: [] }, instant(5))).toBeUndefined();
  expect(happeningOfAnomaly('items/dev', { state: 'too-few', known: 3 }, instant(5))).toBeUndefined();
});

describe('a budget', () => {
  const at = instant(Date.UTC(2026, 10, 29));
  const day = (name: number) => ({
    ...{ day: `2026-11-${name}`, whole: true, groups: {}, standing: usd(1), used: usd(1) },
  });
  const estimate = {
    ...{ month: '2026-11', lines: [], monthToDate: usd(19), forecast: usd(21), fullMonth: usd(69) },
    ...{ unknownLines: 0, days: [day(25), day(26), day(27)], usageSince: instant(Date.UTC(2026, 10, 21)) },
  };
  const told = (more: Partial<typeof estimate>, budget: number) =>
    happeningOfBudget('items/dev', { ...estimate, ...more }, budget, at);

  it('is held against a full month where a part of the month was watched, and never called its end', () => {
    expect(told({}, 40)?.what).toEqual(
      reason('budget.full-month', { place: 'items/dev', usd: '$69.00', budget: '$40.00' }),
    );
    expect(told({}, 80)).toBeUndefined();
  });

  it('is held against the forecast of a month that was watched from its first day on', () => {
    const usageSince = instant(Date.UTC(2026, 10, 1));
    expect(told({ usageSince }, 20)?.what.code).toBe('budget.forecast');
    expect(told({ usageSince }, 40)).toBeUndefined();
  });

  it('is told again once it is spent, each under an id of its own, with what is not in the sum', () => {
    const [ahead, spent] = [told({}, 40), told({ monthToDate: usd(41), unknownLines: 2 }, 40)];
    expect([ahead?.id, spent?.id]).toEqual([
      'budget:items/dev:2026-11:forecast',
      'budget:items/dev:2026-11:spent',
    ]);
    expect(spent).toMatchObject({
      ...{ subject: ahead?.subject, what: { code: 'budget.spent', params: { usd: '$41.00' } } },
      because: [{ code: 'budget.unknown', params: { n: 2 } }],
    });
  });

  it('has nothing to say of fewer than three whole days', () => {
    expect(told({ days: [day(26), day(27)] }, 40)).toBeUndefined();
  });
});
