import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { LinesFound, LogLine } from '#lib/domain/logs/line.ts';
import { type LogWindow, windowQuery } from '#lib/domain/logs/window.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { instant } from '#lib/domain/time.ts';

type Answer = Reading<LinesFound>;

export type LinesReading = { readonly reading: Answer; readonly lines: readonly LogLine[] };

export const NO_LINES: readonly LogLine[] = [];

type Ask = {
  readonly environment: EnvironmentKey;
  readonly window: LogWindow;
  readonly words?: readonly string[];
  /** Where there are too many lines, those that match are wanted. */
  readonly query?: string;
  /** Labels; none is all. */
  readonly functions?: readonly string[];
  readonly signal?: AbortSignal;
};

/** One question to the log groups. No answer is a failed reading too; rejects only when `signal` ends it. */
export async function askLines(ask: Ask): Promise<LinesReading> {
  const { environment, window, words = [], functions = [], query: searched = '', signal } = ask;
  const query = new URLSearchParams({ environment, ...windowQuery(window) });
  if (searched.trim() !== '') query.set('q', searched);
  for (const word of words) query.append('word', word);
  for (const label of functions) query.append('fn', label);
  const reading = await fetch(`/api/logs?${query}`, signal ? { signal } : {}).then(
    (response) => (response.ok ? (response.json() as Promise<Answer>) : unavailable(`${response.status}`)),
    (error) => {
      if (signal?.aborted) throw error;
      return unavailable('network');
    },
  );
  const known = reading.state === 'ready' ? reading.value : reading.last?.value;
  return { reading, lines: known?.lines ?? NO_LINES };
}

const unavailable = (cause: string): Answer => ({
  state: 'failed',
  failure: { kind: 'unavailable', cause },
  since: instant(Date.now()),
  tries: 1,
});
