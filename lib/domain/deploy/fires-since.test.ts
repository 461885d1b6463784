import { expect, it } from 'vitest';
import type { AlarmState } from '../health/health.ts';
import { instant, minutes } from '../time.ts';
import { firesSince } from './fires-since.ts';

const DEPLOYED = instant(1_000_000);
const alarm = (after: number, more: Partial<AlarmState> = {}): AlarmState => ({
  ...{
    name: 'errors',
    arn: 'arn',
    state: 'ALARM',
    since: instant(DEPLOYED + after * 60_000),
    stateReason: '',
  },
  ...{ metric: 'Errors', namespace: 'AWS/Lambda', dimensions: {}, looksBack: minutes(4) },
  ...more,
});
const back = { origin: { kind: 'roll-back', run: 3, after: 4 } } as const;
const asked = { origin: { kind: 'roll-back', run: 3 } } as const;

it('a release is blamed for every alarm that began to fire since, and for none of before', () => {
  expect(firesSince(alarm(0), {}, DEPLOYED)).toBe(true);
  expect(firesSince(alarm(0), asked, DEPLOYED)).toBe(true);
  expect(firesSince(alarm(-1), {}, DEPLOYED)).toBe(false);
  expect(firesSince(alarm(1, { state: 'OK' }), {}, DEPLOYED)).toBe(false);
});

it('a way back is not blamed for what it undoes: only for an alarm whose datapoints are all of its own time', () => {
  expect(firesSince(alarm(1), back, DEPLOYED)).toBe(false);
  expect(firesSince(alarm(3.9), back, DEPLOYED)).toBe(false);
  expect(firesSince(alarm(4), back, DEPLOYED)).toBe(true);
  const { looksBack: _, ...composite } = alarm(4.9);
  expect(firesSince(composite, back, DEPLOYED)).toBe(false);
  expect(firesSince({ ...composite, since: alarm(5).since }, back, DEPLOYED)).toBe(true);
});
