import type { DeployEnd } from '#lib/domain/logs/deploy-end.ts';
import type { LogLine, TailEvent } from '#lib/domain/logs/line.ts';
import type { Instant, TimeRange } from '#lib/domain/time.ts';

/** What the log shows, in order of time: a line at its own moment, a stretch that could not be read, a deploy's end. */
export type Row =
  | {
      readonly kind: 'line';
      readonly key: string;
      readonly at: Instant;
      readonly line: LogLine;
      readonly late: boolean;
    }
  | {
      readonly kind: 'gap';
      readonly key: string;
      readonly at: Instant;
      readonly to: Instant;
      readonly group: string;
      readonly cause: string;
    }
  | {
      readonly kind: 'deploy';
      readonly key: string;
      readonly at: Instant;
      readonly deploy: DeployEnd;
    };

export type Rows = {
  readonly rows: readonly Row[];
  readonly known: ReadonlySet<string>;
  /** Lines of the first read that the tail, which begins a little before now, may bring once more: no duplicates. */
  readonly expected: ReadonlySet<string>;
  readonly duplicates: number;
  readonly late: number;
  /** How many stretches, by what kept them from being read. */
  readonly gaps: ReadonlyMap<string, number>;
  /** Oldest rows that were let go to stay within bounds. */
  readonly dropped: number;
};

export const NO_ROWS: Rows = {
  rows: [],
  known: new Set(),
  expected: new Set(),
  duplicates: 0,
  late: 0,
  gaps: new Map(),
  dropped: 0,
};

/** More than this and the oldest go: a browser tab has a limit, CloudWatch keeps the rest. */
const MOST_ROWS = 5_000;

export function rowOf(event: TailEvent): Row | undefined {
  switch (event.kind) {
    case 'line':
      return { kind: 'line', key: event.line.eventId, at: event.line.at, line: event.line, late: event.late };
    case 'gap': {
      const { group, from, to, cause } = event;
      return { kind: 'gap', key: gapKey(group, from, to), at: from, to, group, cause };
    }
    case 'status':
      return undefined;
  }
}

export const gapKey = (group: string, from: number, to: number): string => `gap ${group} ${from} ${to}`;

export const lineRow = (line: LogLine): Row => ({
  kind: 'line',
  key: line.eventId,
  at: line.at,
  line,
  late: false,
});

/** Puts what was read first below what the tail has brought meanwhile. */
export function beginWith(before: Rows, first: readonly Row[]): Rows {
  const keys = first.map(({ key }) => key).filter((key) => !before.known.has(key));
  return {
    ...merge(merge(NO_ROWS, first), before.rows),
    expected: new Set(keys),
    duplicates: before.duplicates,
  };
}

/** Adds what arrived at its own time; the same line twice is counted and shown once. */
export function merge(before: Rows, arrived: readonly Row[], most = MOST_ROWS): Rows {
  const known = new Set(before.known);
  const expected = new Set(before.expected);
  let { duplicates } = before;
  const fresh = arrived.filter(({ key }) => {
    if (known.has(key)) {
      if (!expected.delete(key)) duplicates += 1;
      return false;
    }
    known.add(key);
    return true;
  });
  if (fresh.length === 0) return { ...before, expected, duplicates };
  const last = before.rows.at(-1)?.at ?? 0;
  const inOrder = fresh.every((each, index) => each.at >= (fresh[index - 1]?.at ?? last));
  const all = [...before.rows, ...fresh];
  const sorted = inOrder ? all : all.sort((a, b) => a.at - b.at);
  const dropped = Math.max(0, sorted.length - most);
  for (const { key } of sorted.slice(0, dropped)) known.delete(key);
  return {
    rows: dropped > 0 ? sorted.slice(dropped) : sorted,
    known,
    expected,
    duplicates,
    late: before.late + fresh.filter((each) => each.kind === 'line' && each.late).length,
    gaps: withGaps(before.gaps, fresh),
    dropped: before.dropped + dropped,
  };
}

function withGaps(before: Rows['gaps'], fresh: readonly Row[]): Rows['gaps'] {
  const gaps = new Map(before);
  for (const row of fresh) {
    if (row.kind === 'gap') gaps.set(row.cause, (gaps.get(row.cause) ?? 0) + 1);
  }
  return gaps;
}

/** Puts the ends of deploys between the rows; those before the first row, or after the range, belong elsewhere. */
export function withDeploys(
  rows: readonly Row[],
  deploys: readonly DeployEnd[],
  range: TimeRange | undefined,
): readonly Row[] {
  const [first] = rows;
  if (!first) return rows;
  const within = deploys.filter(({ at }) => at >= first.at && (range === undefined || at < range.to));
  if (within.length === 0) return rows;
  const added = within.map(
    (deploy): Row => ({ kind: 'deploy', key: `deploy ${deploy.number}`, at: deploy.at, deploy }),
  );
  return [...rows, ...added].sort((a, b) => a.at - b.at);
}
