import { checkStatistic, statistic } from './bucket.ts';
import { parseExpression, type Values } from './math.ts';
import { type MetricStore, MINUTE, pointsOf } from './store.ts';

/** One query of GetMetricData or of an alarm, as AWS writes it. */
export interface MetricDataQuery {
  readonly Id: string;
  readonly Label?: string;
  readonly ReturnData?: boolean;
  readonly Expression?: string;
  readonly Period?: number;
  readonly MetricStat?: {
    readonly Metric: {
      readonly Namespace: string;
      readonly MetricName: string;
      readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
    };
    /** Seconds. */
    readonly Period: number;
    readonly Stat: string;
    readonly Unit?: string;
  };
}

export interface QueryResult {
  readonly id: string;
  readonly label: string;
  /** Oldest first. */
  readonly values: Values;
}

export class InvalidQuery extends Error {}

/** Answers every query over [start, end), epoch milliseconds; those with `ReturnData: false` only feed others. */
export function evaluateQueries(
  store: MetricStore,
  queries: readonly MetricDataQuery[],
  start: number,
  end: number,
): readonly QueryResult[] {
  const results = new Map<string, Values>();
  for (const query of queries) {
    if (results.has(query.Id)) throw new InvalidQuery(`The id ${query.Id} is used twice.`);
    if (query.MetricStat) results.set(query.Id, metricValues(store, query.MetricStat, start, end));
  }
  const shortest = Math.min(
    ...queries.map((query) => query.MetricStat?.Period ?? query.Period ?? Number.POSITIVE_INFINITY),
  );
  const pending = queries.filter((query) => query.Expression !== undefined);
  // Expressions may use each other, in any order.
  for (let round = 0; pending.length > 0; round += 1) {
    if (round > queries.length) throw new InvalidQuery('Expressions use each other in a circle.');
    for (const query of pending.splice(0)) {
      const expression = parseExpression(query.Expression ?? '');
      const unknown = expression.uses.find((id) => !queries.some((other) => other.Id === id));
      if (unknown) throw new InvalidQuery(`Undefined id ${unknown} in ${query.Expression}`);
      if (!expression.uses.every((id) => results.has(id))) pending.push(query);
      else
        results.set(
          query.Id,
          expression.evaluate(results, gridOf(start, end, (query.Period ?? shortest) * 1000)),
        );
    }
  }
  return queries
    .filter((query) => query.ReturnData !== false)
    .map((query) => ({ id: query.Id, label: labelOf(query), values: results.get(query.Id) ?? new Map() }));
}

function metricValues(
  store: MetricStore,
  stat: NonNullable<MetricDataQuery['MetricStat']>,
  start: number,
  end: number,
): Values {
  checkStatistic(stat.Stat);
  if (!(stat.Period > 0)) throw new InvalidQuery('Period must be above 0.');
  const dimensions = Object.fromEntries(
    (stat.Metric.Dimensions ?? []).map(({ Name, Value }) => [Name, Value]),
  );
  const series = store.find({ namespace: stat.Metric.Namespace, name: stat.Metric.MetricName, dimensions });
  if (stat.Unit && series?.unit && series.unit !== stat.Unit) return new Map();
  const points = pointsOf(series, start, end, stat.Period * 1000);
  return new Map(points.map(({ at, bucket }) => [at, statistic(bucket, stat.Stat)]));
}

function gridOf(start: number, end: number, periodMs: number): readonly number[] {
  if (!Number.isFinite(periodMs)) return [];
  const first = Math.floor(start / MINUTE) * MINUTE;
  return Array.from(
    { length: Math.max(0, Math.ceil((end - first) / periodMs)) },
    (_, i) => first + i * periodMs,
  );
}

function labelOf(query: MetricDataQuery): string {
  return query.Label ?? query.MetricStat?.Metric.MetricName ?? query.Id;
}
