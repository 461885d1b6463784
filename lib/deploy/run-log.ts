import { openPrivateKeys } from '#lib/domain/masking/private-keys.ts';
import { MASKED, type Masker, maskerOf } from '#lib/domain/masking.ts';
import { readable } from '#lib/domain/text/readable.ts';
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
/** Rows of one insert. */
const AT_ONCE = 1_000;
/** Kept while the database is away; then the oldest are given up, and the log says how many. */
const MOST_WAITING = 50_000;

/** @param onError hears of each try that failed; the lines are kept and tried again */
export function openRunLog(db: Db, runId: string, clock: Clock, onError: (error: unknown) => void): RunLog {
  let waiting: { at: Instant; stream: RunLogLine['stream']; line: string }[] = [];
  let writing: Promise<void> = Promise.resolve();
  let hidden: readonly string[] = [];
  let mask = maskerOf();
  const within = openPrivateKeys();

  function push(stream: RunLogLine['stream'], text: string): void {
    const shown = readable(text);
    const ends = within(stream, shown);
    // Masked whole: a secret may span lines, and a private key may span calls.
    for (const line of `${ends > 0 ? MASKED : ''}${mask(shown.slice(ends))}`.split('\n')) {
      waiting.push({ at: clock(), stream, line: line.slice(0, LONGEST_LINE) });
    }
    const tooMany = waiting.length - MOST_WAITING;
    // Down to nine tenths, so that not every line more gives up another.
    if (tooMany > 0) {
      const gone = waiting.splice(0, tooMany + MOST_WAITING / 10);
      waiting.unshift({ at: clock(), stream: 'engine', line: `${gone.length} lines could not be kept` });
    }
  }

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const lines = waiting.splice(0, AT_ONCE);
      try {
        await appendRunLog(db, runId, lines);
      } catch (error) {
        waiting = [...lines, ...waiting];
        throw error;
      }
    }
  }

  function flush(): Promise<void> {
    writing = writing.then(writeWaiting).catch(onError);
    return writing;
  }

  let idle = true;
  const timer = setInterval(() => {
    if (waiting.length === 0 || !idle) return;
    idle = false;
    flush()
      .finally(() => {
        idle = true;
      })
      .catch(onError);
  }, FLUSH_EVERY_MS);
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
