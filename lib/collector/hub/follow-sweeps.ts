import {
  dueSweep,
  nextSweepAt,
  SWEEP_NAMES,
  SWEEPS,
  type SweepName,
  sweepRange,
  WATCHED_FOR,
} from '#lib/domain/logs/sweeps.ts';
import { elapsed, type Instant, minus, seconds } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';
import type { Followed } from './follow.ts';
import { readPages } from './read-range.ts';

/** Pages of one turn: in a group that writes more, late lines are watched for less long, and the status says so. */
const MOST_PAGES = 40;
const AFTER_FAILURE = seconds(5);

export type Sweeping = { readonly onSwept: (name: SweepName, began: Instant) => void };

/** Reads older time again, for lines that came late, until `signal` aborts. @returns the oldest time that it reaches. */
export function followSweeps(
  followed: Followed,
  { onSwept }: Sweeping,
  signal: AbortSignal,
): { readonly watchedFrom: () => Instant } {
  const { readPage, group, clock, wait, take, swept } = followed;
  const cut = new Set<SweepName>();

  /** @returns whether it was read as far as it is going to be */
  async function sweep(name: SweepName): Promise<boolean> {
    const began = clock();
    let pages = 0;
    const read = await readPages(readPage, { group, range: sweepRange(name, swept(), began) }, (events) => {
      take(events);
      pages += 1;
      return signal.aborted || pages >= MOST_PAGES ? 'enough' : 'more';
    });
    if (signal.aborted || !read.ok) return false;
    if (read.value) cut.delete(name);
    else cut.add(name);
    onSwept(name, began);
    return true;
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const due = dueSweep(swept(), clock());
      if (due === undefined) await wait(elapsed(clock(), nextSweepAt(swept())), signal);
      else if (!(await sweep(due).catch(() => false))) await wait(AFTER_FAILURE, signal);
    }
  }

  run().catch(() => cut.add('short'));
  return {
    watchedFrom() {
      const narrow = SWEEP_NAMES.findIndex((name) => cut.has(name));
      const before = SWEEP_NAMES[narrow - 1];
      const reach = narrow < 0 ? WATCHED_FOR : before ? SWEEPS[before].finds : millis(0);
      return minus(clock(), reach);
    },
  };
}
