import { hours, type Instant, instant, minus, minutes, plus, seconds, type TimeRange } from '../time.ts';
import type { Millis } from '../units.ts';

/**
 * CloudWatch says nothing about how soon after its `ingestionTime` a line can be read; seconds are usual. Whatever
 * shows within this is not missed.
 */
export const VISIBLE_WITHIN = seconds(60);

/** How far ahead of its own clock CloudWatch takes a line. */
export const AHEAD = hours(2);

/** Reads of older time, each rarer than the one before and further back. */
export const SWEEPS = {
  short: { each: seconds(30), finds: minutes(4) },
  long: { each: minutes(5), finds: minutes(30) },
  deep: { each: minutes(15), finds: minutes(120) },
} as const;
export type SweepName = keyof typeof SWEEPS;
export const SWEEP_NAMES = ['short', 'long', 'deep'] as const satisfies readonly SweepName[];

/** A line that comes later than this after its own time is not looked for. */
export const WATCHED_FOR: Millis = SWEEPS.deep.finds;

/** When each sweep that was read to its end began. */
export type Swept = Readonly<Record<SweepName, Instant>>;

export const sweptAt = (now: Instant): Swept => ({ short: now, long: now, deep: now });

/** The rarest sweep that is due; undefined when none is. */
export const dueSweep = (swept: Swept, now: Instant): SweepName | undefined =>
  SWEEP_NAMES.findLast((name) => now - swept[name] >= SWEEPS[name].each);

/** When the next one is due. */
export const nextSweepAt = (swept: Swept): Instant =>
  instant(Math.min(...SWEEP_NAMES.map((name) => swept[name] + SWEEPS[name].each)));

/**
 * Event times in which a sweep finds what came since its last turn and is late by no more than it promises: where that
 * turn was long ago, it looks back further. What the sweeps before it find is not read again.
 */
export function sweepRange(name: SweepName, swept: Swept, now: Instant): TimeRange {
  const from = instant(swept[name] - VISIBLE_WITHIN - SWEEPS[name].finds);
  const before = SWEEP_NAMES[SWEEP_NAMES.indexOf(name) - 1];
  const to = before ? minus(now, SWEEPS[before].finds) : plus(now, AHEAD);
  return { from, to: instant(Math.max(to, from + 1)) };
}

/** The sweep that finds a line that came this late. Undefined for one that none looks for. */
export const sweepFor = (late: number): SweepName | undefined =>
  SWEEP_NAMES.find((name) => late <= SWEEPS[name].finds);

type Times = { readonly at: Instant; readonly ingestedAt: Instant };

/** Whether sweeps up to `swept` found a line for certain, had it been there; it may have been found anyway. */
export function isFound({ at, ingestedAt }: Times, swept: Swept): boolean {
  const sweep = sweepFor(ingestedAt - at);
  return sweep === undefined || ingestedAt <= swept[sweep] - VISIBLE_WITHIN;
}

/** The oldest event time of which `isFound` may say no: from here on is read again by whoever knows only `swept`. */
export const unfoundFrom = (swept: Swept): Instant =>
  instant(Math.min(...SWEEP_NAMES.map((name) => swept[name] - VISIBLE_WITHIN - SWEEPS[name].finds)));
