import { setTimeout as sleep } from 'node:timers/promises';
import type { RawLogEvent } from '#lib/domain/logs/raw.ts';
import type { Swept } from '#lib/domain/logs/sweeps.ts';
import type { TailWindow } from '#lib/domain/logs/tail-window.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import type { ReadPage } from './read-range.ts';

/** What is read of one log group, over and over. */
export type Followed = {
  readonly readPage: ReadPage;
  readonly group: string;
  readonly clock: Clock;
  readonly wait: Wait;
  readonly window: TailWindow;
  /** What was read: new lines go out. */
  readonly take: (events: readonly RawLogEvent[]) => void;
  readonly swept: () => Swept;
};

/** Resolves after a time, or as soon as `signal` aborts. */
export type Wait = (time: Millis, signal: AbortSignal) => Promise<void>;

export const waitFor: Wait = (time, signal) =>
  sleep(time, undefined, { signal, ref: false }).catch(() => undefined);
