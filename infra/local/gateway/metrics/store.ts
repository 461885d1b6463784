import { addValue, type Bucket, emptyBucket, merge } from './bucket.ts';

/** A metric is its namespace, name and exact set of dimensions; another set is another metric. */
export interface MetricId {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface Datum extends MetricId {
  readonly value: number;
  /** How often the value was seen; once unless told. */
  readonly times?: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly unit?: string;
}

export interface Series {
  readonly id: MetricId;
  unit: string | undefined;
  /** Epoch milliseconds of the minute's start → its values. */
  readonly minutes: Map<number, Bucket>;
}

export const MINUTE = 60_000;

/** Every metric by minute. */
export class MetricStore {
  readonly #series = new Map<string, Series>();

  record(datum: Datum): void {
    const series = this.#seriesOf(datum);
    series.unit ??= datum.unit;
    addValue(minuteOf(series, datum.at), datum.value, datum.times);
  }

  /** Adds values that were counted before: what is read back from disk. */
  add(id: MetricId, unit: string | undefined, minute: number, bucket: Bucket): void {
    const series = this.#seriesOf(id);
    series.unit ??= unit;
    merge(minuteOf(series, minute), bucket);
  }

  find(id: MetricId): Series | undefined {
    return this.#series.get(keyOf(id));
  }

  all(): readonly Series[] {
    return [...this.#series.values()];
  }

  clear(): void {
    this.#series.clear();
  }

  #seriesOf(id: MetricId): Series {
    const key = keyOf(id);
    const known = this.#series.get(key);
    if (known) return known;
    const { namespace, name, dimensions } = id;
    const made: Series = { id: { namespace, name, dimensions }, unit: undefined, minutes: new Map() };
    this.#series.set(key, made);
    return made;
  }
}

export interface Point {
  /** Epoch milliseconds of the period's start. */
  readonly at: number;
  readonly bucket: Bucket;
}

/** Points of [start, end) by period, oldest first; a period without a value has no point. */
export function pointsOf(
  series: Series | undefined,
  start: number,
  end: number,
  periodMs: number,
): readonly Point[] {
  const anchor = Math.floor(start / MINUTE) * MINUTE;
  const points = new Map<number, Bucket>();
  for (const [minute, bucket] of series?.minutes ?? []) {
    if (minute < anchor || minute >= end) continue;
    const at = anchor + Math.floor((minute - anchor) / periodMs) * periodMs;
    const point = points.get(at) ?? emptyBucket();
    merge(point, bucket);
    points.set(at, point);
  }
  return [...points].sort(([a], [b]) => a - b).map(([at, bucket]) => ({ at, bucket }));
}

function minuteOf(series: Series, at: number): Bucket {
  const minute = Math.floor(at / MINUTE) * MINUTE;
  const bucket = series.minutes.get(minute) ?? emptyBucket();
  series.minutes.set(minute, bucket);
  return bucket;
}

function keyOf({ namespace, name, dimensions }: MetricId): string {
  return JSON.stringify([namespace, name, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
