import { stripVTControlCharacters } from 'node:util';
import { type Masker, maskerOf } from '#lib/domain/masking.ts';
import type { Clock, Instant } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { appendRunLog, type RunLogLine } from '#lib/store/run-log.ts';

/** The live log of one run. Lines are masked, cleaned of terminal codes and written a few times a second. */
export type RunLog = {
  readonly say: (text: string) => void;
  readonly output: (stream: 'stdout' | 'stderr', text: string) => void;
  /** From now on these values never show. */
  readonly hide: (...secrets: readonly string[]) => void;
  readonly mask: Masker;
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const FLUSH_EVERY_MS = 250;
const LONGEST_LINE = 4_000;

export function openRunLog(db: Db, runId: string, clock: Clock, onError: (error: unknown) => void): RunLog {
  let waiting: { at: Instant; stream: RunLogLine['stream']; line: string }[] = [];
  let writing: Promise<void> = Promise.resolve();
  let hidden: readonly string[] = [];
  let mask = maskerOf();

  function push(stream: RunLogLine['stream'], text: string): void {
    // Masked whole: a secret may span lines.
    for (const line of mask(stripVTControlCharacters(text)).split('\n')) {
      waiting.push({ at: clock(), stream, line: line.replaceAll('\0', '').slice(0, LONGEST_LINE) });
    }
  }

  function flush(): Promise<void> {
    const lines = waiting;
    waiting = [];
    writing = writing.then(() => appendRunLog(db, runId, lines)).catch(onError);
    return writing;
  }

  const timer = setInterval(() => waiting.length > 0 && void flush(), FLUSH_EVERY_MS);
  return {
    say: (text) => push('engine', text),
    output: push,
    hide(...secrets) {
      hidden = [...hidden, ...secrets];
      mask = maskerOf(hidden);
    },
    mask: (text) => mask(text),
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}
