/** When a watcher saw each line, by the marker in its text. */
export type Watcher = {
  readonly seen: (text: string) => void;
  readonly countOf: (marker: string) => number;
  readonly timesOf: (marker: string) => readonly number[];
};

const MARKER = /bench-[a-z0-9]+-\d+/g;

export function watcher(): Watcher {
  const times = new Map<string, number[]>();
  return {
    seen(text) {
      const now = performance.now();
      for (const [marker] of text.matchAll(MARKER)) times.set(marker, [...(times.get(marker) ?? []), now]);
    },
    countOf: (marker) => times.get(marker)?.length ?? 0,
    timesOf: (marker) => times.get(marker) ?? [],
  };
}

/** Lines that are written together, all of one text and one millisecond. */
export type Batch = {
  readonly group: string;
  readonly text: string;
  readonly copies: number;
  readonly lateMs: number;
};

/** The same, and when they were taken. */
export type Written = Batch & { readonly takenAt: number };

/** Lines arrive in parts: a marker that was cut is put together again. */
export async function watchBytes(
  bytes: AsyncIterable<Uint8Array>,
  { seen }: Watcher,
  end: string,
): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const cut = text.lastIndexOf(end) + 1;
    rest = text.slice(cut);
    seen(text.slice(0, cut));
  }
}

/** How long lines took from being taken to being seen, and which were not seen, or more often than written. */
export function figureOf(written: readonly Written[], { timesOf }: Watcher) {
  const delays = written
    .flatMap(({ text, takenAt, copies }) =>
      timesOf(text)
        .slice(0, copies)
        .map((at) => Math.max(0, at - takenAt)),
    )
    .sort((a, b) => a - b);
  const lines = written.reduce((sum, { copies }) => sum + copies, 0);
  return {
    lines,
    seen: delays.length,
    lost: lines - delays.length,
    doubled: written.reduce((sum, { text, copies }) => sum + Math.max(0, timesOf(text).length - copies), 0),
    minMs: Math.round(delays[0] ?? Number.NaN),
    p50Ms: percentile(delays, 0.5),
    p95Ms: percentile(delays, 0.95),
  };
}

/** Of sorted values. */
export const percentile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
