import { byTime } from '#lib/domain/logs/order.ts';
import type { RawLogEvent } from '#lib/domain/logs/raw.ts';
import { err, ok } from '#lib/domain/result.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import type { Wait } from './follow.ts';
import type { ReadPage } from './read-range.ts';

/** Time that passes when the test says so. */
export type ModelTime = {
  readonly now: () => Instant;
  readonly wait: Wait;
  /** Wakes whoever waits, in order, until that much time has passed. */
  readonly advance: (millis: number) => Promise<void>;
};

export function modelTime(start: Instant): ModelTime {
  let now = start;
  const waiting = new Set<{ readonly due: number; readonly wake: () => void }>();
  /** All that follows from what was resolved has happened: promises run before the next turn of the loop. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    wait: (time, signal) =>
      new Promise((resolve) => {
        const entry = {
          due: now + time,
          wake: () => {
            waiting.delete(entry);
            resolve();
          },
        };
        if (signal.aborted) return resolve();
        signal.addEventListener('abort', entry.wake, { once: true });
        waiting.add(entry);
      }),
    async advance(time) {
      const end = now + time;
      await settle();
      for (;;) {
        const [next] = [...waiting].filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due);
        if (!next) break;
        now = instant(Math.max(now, next.due));
        next.wake();
        await settle();
      }
      now = instant(end);
    },
  };
}

export type LedgerLine = RawLogEvent & { readonly visibleAt: Instant };
export type Written = { readonly group: string; readonly late: number; readonly visible: number };

/** A model of CloudWatch Logs: everything that was ever written, and what a read is shown of it. */
export type ModelCloudWatch = {
  readonly ledger: readonly LedgerLine[];
  readonly write: (line: Written) => void;
  readonly readPage: ReadPage;
  /** Until then every call is refused. */
  readonly throttleUntil: (time: Instant) => void;
  readonly reads: () => number;
};

/** @param page lines on one page */
export function modelCloudWatch(time: ModelTime, page = 7): ModelCloudWatch {
  const ledger: LedgerLine[] = [];
  /** By group, in order: tests read far more often than they write. */
  const inOrder = new Map<string, LedgerLine[]>();
  let throttled = instant(0);
  let reads = 0;
  return {
    ledger,
    reads: () => reads,
    throttleUntil: (end) => {
      throttled = end;
    },
    write({ group, late, visible }) {
      const now = time.now();
      const eventId = `e${String(ledger.length).padStart(6, '0')}`;
      const at = instant(now - late);
      const line = {
        ...{ eventId, group, stream: 's', message: eventId },
        ...{ at, ingestedAt: now, visibleAt: instant(now + visible) },
      };
      ledger.push(line);
      const lines = inOrder.get(group) ?? [];
      lines.splice(firstAt(lines, instant(at + 1)), 0, line);
      inOrder.set(group, lines);
    },
    // Every third page comes empty with a successor, and a page begins with the last line of the one before.
    async readPage({ group, range, next }) {
      reads += 1;
      if (time.now() < throttled) return err({ kind: 'throttled', api: 'logs:FilterLogEvents' });
      if (next === undefined && reads % 3 === 0) return ok({ events: [], next: '-1' });
      const lines = inOrder.get(group) ?? [];
      const shown = lines
        .slice(firstAt(lines, range.from), firstAt(lines, range.to))
        .filter(({ visibleAt }) => visibleAt <= time.now())
        .toSorted(byTime);
      const from = Number(next ?? -1) + 1;
      const events = shown
        .slice(Math.max(0, from - 1), from + page)
        .map(({ visibleAt: _, ...event }) => event);
      const last = from + page - 1;
      return ok({ events, ...(last < shown.length - 1 ? { next: String(last) } : {}) });
    },
  };
}

/** Index of the first line of this time or later. */
function firstAt(lines: readonly LedgerLine[], time: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle]?.at ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
