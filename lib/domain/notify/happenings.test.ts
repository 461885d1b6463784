import { describe, expect, it } from 'vitest';
import type { Verdict } from '../health/health.ts';
import { reason } from '../reason.ts';
import { type Instant, instant } from '../time.ts';
import { usd } from '../units.ts';
import type { Happening } from './happening.ts';
import { happeningOfAnomaly } from './of-anomaly.ts';
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
