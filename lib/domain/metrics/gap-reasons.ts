import type { Failure, Reading } from '../reading.ts';
import type { Instant, TimeRange } from '../time.ts';
import { holes } from './holes.ts';
import type { MetricsAnswer } from './series.ts';

/** Why charts lack something, for one line above all of them. */
export type GapReason =
  /** So many metrics were not read. */
  | { readonly kind: 'not-read'; readonly failure: Failure['kind']; readonly count: number }
  /** Everything was read, and nothing at all was measured in between. */
  | { readonly kind: 'no-datapoint'; readonly ranges: readonly TimeRange[] }
  /** What is shown is the last that was read: charts end there. */
  | { readonly kind: 'old'; readonly failure: Failure['kind']; readonly asOf: Instant };

/** More holes than these are an environment that is seldom used: its charts show them. */
const MOST_HOLES = 2;

/** What failed first, then the longest stretches that every chart lacks, in order of time. */
export function gapReasons(reading: Reading<MetricsAnswer>): readonly GapReason[] {
  if (reading.state === 'failed') {
    const { last, failure } = reading;
    return last ? [{ kind: 'old', failure: failure.kind, asOf: last.asOf }] : [];
  }
  const { value, missing } = reading;
  const kinds = Map.groupBy(missing, ({ failure }) => failure.kind);
  const all = value.charts.flatMap(({ series }) => series.map(({ points }) => points));
  const common = holes(all, value.period)
    .toSorted((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, MOST_HOLES)
    .toSorted((a, b) => a.from - b.from);
  return [
    ...[...kinds].map(([failure, some]) => ({ kind: 'not-read', failure, count: some.length }) as const),
    ...(common.length > 0 ? [{ kind: 'no-datapoint', ranges: common } as const] : []),
  ];
}
