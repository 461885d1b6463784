import { describe, expect, it } from 'vitest';
import { presencesOf, REPORTS_EVERY, silentSince } from './silence.ts';
import { instant } from './time.ts';

const NOW = instant(Date.UTC(2026, 10, 28, 5, 52, 22));
const ago = (intervals: number) => instant(NOW - intervals * REPORTS_EVERY);

describe('a process of the portal', () => {
  it('reports while its last sign is younger than three of its intervals', () => {
    const signs = [{ kind: 'collector', seenAt: instant(ago(3) + 1) }];
    expect(presencesOf(signs, NOW).collector).toEqual({ state: 'reporting' });
  });

  it('wall row 11: is silent from three intervals on, since its last sign', () => {
    const signs = [{ kind: 'collector', seenAt: ago(3) }];
    expect(presencesOf(signs, NOW).collector).toEqual({ state: 'silent', since: ago(3) });
  });

  it('is spoken for by whichever of its kind reported last', () => {
    const dead = { kind: 'runner', seenAt: ago(500) };
    expect(presencesOf([dead, { kind: 'runner', seenAt: ago(1) }], NOW).runner.state).toBe('reporting');
    expect(presencesOf([dead, { kind: 'runner', seenAt: ago(40) }], NOW).runner).toEqual({
      state: 'silent',
      since: ago(40),
    });
  });

  it('that never reported is not silent since any moment', () => {
    const { collector, runner } = presencesOf([{ kind: 'runner', seenAt: NOW }], NOW);
    expect([collector, silentSince(collector)]).toEqual([{ state: 'never' }, undefined]);
    expect(runner).toEqual({ state: 'reporting' });
  });

  it('with a sign from the future, by a clock that is ahead, reports', () => {
    expect(presencesOf([{ kind: 'runner', seenAt: ago(-9) }], NOW).runner).toEqual({ state: 'reporting' });
  });
});
