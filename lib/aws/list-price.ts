import { USD_PER_METRIC } from '#lib/domain/metrics/pace.ts';

type MetricQuery = { readonly MetricStat?: { readonly Metric?: unknown } | undefined };

const STATISTICS_PER_METRIC = 5;
/** Cost Explorer: USD per request, each page one. */
const USD_PER_COST_REQUEST = 0.01;

/** What one call costs by list price, USD; control plane reads are free. */
export function callPrice(api: string, input: unknown): number {
  if (api.startsWith('ce:')) return USD_PER_COST_REQUEST;
  if (api !== 'cloudwatch:GetMetricData') return 0;
  const { MetricDataQueries: queries = [] } = input as {
    readonly MetricDataQueries?: readonly MetricQuery[];
  };
  const statistics = new Map<string, number>();
  for (const { MetricStat } of queries) {
    if (!MetricStat) continue;
    const key = JSON.stringify(MetricStat.Metric);
    statistics.set(key, (statistics.get(key) ?? 0) + 1);
  }
  const billed = [...statistics.values()].map((count) => Math.ceil(count / STATISTICS_PER_METRIC));
  return billed.reduce((sum, count) => sum + count, 0) * USD_PER_METRIC;
}
