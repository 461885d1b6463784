import { describe, expect, it } from 'vitest';
import type { HealthSample, Verdict } from '../health/health.ts';
import { instant } from '../time.ts';
import { faredSince } from './fared.ts';

const NOW = instant(Date.UTC(2026, 10, 28, 14, 0));
const MINUTE = 60_000;
const ago = (min: number) => instant(NOW - min * MINUTE);
/** One each ten minutes, from so many minutes ago on. */
const judged = (from: number, verdict: Verdict = 'healthy', to = 0): HealthSample[] =>
  Array.from({ length: Math.ceil((from - to) / 10) }, (_, index) => ({
    ...{ at: ago(from - index * 10), verdict, deploying: false },
  }));

describe('how an environment did since a release came to it', () => {
  it('is healthy throughout where every judgement was, whatever was before it', () => {
    const samples = [...judged(300, 'failing', 200), ...judged(200)];
    expect(faredSince(samples, ago(195), NOW)).toEqual({ worst: 'healthy', whole: true });
  });

  it('is as bad as its worst minute', () => {
    const samples = [...judged(200, 'healthy', 100), ...judged(100, 'degraded', 90), ...judged(90)];
    expect(faredSince(samples, ago(195), NOW)).toEqual({ worst: 'degraded', whole: true });
  });

  it('speaks of the last day alone where it came before', () => {
    expect(faredSince(judged(1_430), ago(5_000), NOW)).toEqual({ worst: 'healthy', whole: false });
  });

  it.each([
    ['in the middle', [...judged(200, 'healthy', 120), ...judged(60)]],
    ['until now', judged(200, 'healthy', 60)],
    ['since it came', judged(60)],
  ])('is not called healthy where nobody judged it %s', (_, samples) => {
    expect(faredSince(samples, ago(195), NOW)?.worst).toBe('unknown');
  });

  it('says nothing yet of what came just now', () => {
    expect(faredSince([], ago(3), NOW)).toBeUndefined();
    expect(faredSince([], ago(300), NOW)?.worst).toBe('unknown');
  });
});
