/** Values of one metric in one minute. Percentiles need them all: kept as value → how often. */
export interface Bucket {
  sum: number;
  count: number;
  min: number;
  max: number;
  readonly values: Map<number, number>;
}

export class UnknownStatistic extends Error {}

export function emptyBucket(): Bucket {
  return {
    sum: 0,
    count: 0,
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
    values: new Map(),
  };
}

/** Adds a value that was seen `times` times. */
export function addValue(bucket: Bucket, value: number, times = 1): void {
  bucket.sum += value * times;
  bucket.count += times;
  bucket.min = Math.min(bucket.min, value);
  bucket.max = Math.max(bucket.max, value);
  // Four digits are more than a chart shows, and bound the map.
  const rounded = Number(value.toPrecision(4));
  bucket.values.set(rounded, (bucket.values.get(rounded) ?? 0) + times);
}

export function merge(into: Bucket, other: Bucket): void {
  into.sum += other.sum;
  into.count += other.count;
  into.min = Math.min(into.min, other.min);
  into.max = Math.max(into.max, other.max);
  for (const [value, times] of other.values) into.values.set(value, (into.values.get(value) ?? 0) + times);
}

/** `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount`, or a percentile such as `p95` or `p99.9`. */
export function statistic(bucket: Bucket, name: string): number {
  switch (name) {
    case 'Sum':
      return bucket.sum;
    case 'Average':
      return bucket.sum / bucket.count;
    case 'Minimum':
      return bucket.min;
    case 'Maximum':
      return bucket.max;
    case 'SampleCount':
      return bucket.count;
    default:
      return percentile(bucket, percentileRank(name));
  }
}

/** Throws for what is not a statistic here: trimmed means and percentile ranks among them. */
export function checkStatistic(name: string): void {
  if (!['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount'].includes(name)) percentileRank(name);
}

function percentileRank(name: string): number {
  const rank = /^p(\d{1,2}(?:\.\d{1,2})?|100)$/.exec(name)?.[1];
  if (rank === undefined) throw new UnknownStatistic(`The statistic ${name} is not supported here.`);
  return Number(rank);
}

/** Linear between the two nearest values. */
function percentile(bucket: Bucket, rank: number): number {
  const ordered = [...bucket.values].sort(([a], [b]) => a - b);
  const position = (rank / 100) * (bucket.count - 1);
  const low = valueAt(ordered, Math.floor(position));
  const high = valueAt(ordered, Math.ceil(position));
  return low + (high - low) * (position - Math.floor(position));
}

function valueAt(ordered: readonly (readonly [value: number, times: number])[], index: number): number {
  let seen = 0;
  for (const [value, times] of ordered) {
    seen += times;
    if (index < seen) return value;
  }
  return ordered.at(-1)?.[0] ?? Number.NaN;
}
