import type { Answer, Call } from '../call.ts';
import { type Fill, operations } from '../fill.ts';
import { jsonAnswer, jsonInput } from '../json.ts';
import { checkStatistic, statistic, UnknownStatistic } from '../metrics/bucket.ts';
import { InvalidExpression } from '../metrics/math.ts';
import { evaluateQueries, InvalidQuery, type MetricDataQuery, type QueryResult } from '../metrics/query.ts';
import { type MetricStore, pointsOf } from '../metrics/store.ts';
import { dimensionsOf, epochMs, invalid, OTHER_PROTOCOL, type Time } from './metric-wire.ts';

interface DataInput {
  readonly MetricDataQueries?: readonly MetricDataQuery[];
  readonly StartTime: Time;
  readonly EndTime: Time;
  readonly ScanBy?: 'TimestampAscending' | 'TimestampDescending';
  readonly MaxDatapoints?: number;
  readonly NextToken?: string;
}

interface StatisticsInput {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
  readonly StartTime: Time;
  readonly EndTime: Time;
  readonly Period: number;
  readonly Statistics?: readonly string[];
  readonly ExtendedStatistics?: readonly string[];
  readonly Unit?: string;
}

interface ListInput {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value?: string }[];
  readonly NextToken?: string;
}

const MOST_QUERIES = 500;
const MOST_DATAPOINTS = 100_800;
const LIST_PAGE = 500;

/** Metrics from what the gateway sees: by exact dimensions, with percentiles, metric math and pages. */
export function metricData(store: MetricStore): Fill {
  const reading =
    (answer: (call: Call) => Answer): Fill =>
    async (call, forward) => {
      const permitted = await forward();
      if (permitted.status === 403 || permitted.status === 401 || refusedByIam(permitted)) return permitted;
      if (call.protocol !== 'json') return invalid(call, OTHER_PROTOCOL);
      try {
        return answer(call);
      } catch (error) {
        const ours = [InvalidQuery, InvalidExpression, UnknownStatistic].some(
          (kind) => error instanceof kind,
        );
        if (!ours || !(error instanceof Error)) throw error;
        return invalid(call, error.message);
      }
    };

  return operations('cloudwatch', {
    GetMetricData: reading((call) => {
      const input = jsonInput<DataInput>(call);
      const queries = input.MetricDataQueries ?? [];
      if (queries.length > MOST_QUERIES)
        throw new InvalidQuery(`The number of queries must be at most ${MOST_QUERIES}.`);
      const [start, end] = [epochMs(input.StartTime), epochMs(input.EndTime)];
      if (!(start < end)) throw new InvalidQuery('StartTime must be before EndTime.');
      return jsonAnswer(pageOf(evaluateQueries(store, queries, start, end), input), '1.0');
    }),
    GetMetricStatistics: reading((call) => {
      const input = jsonInput<StatisticsInput>(call);
      const named = [...(input.Statistics ?? []), ...(input.ExtendedStatistics ?? [])];
      if (named.length === 0) throw new InvalidQuery('Must specify either Statistics or ExtendedStatistics');
      named.forEach(checkStatistic);
      const id = {
        namespace: input.Namespace,
        name: input.MetricName,
        dimensions: dimensionsOf(input.Dimensions),
      };
      const series = store.find(id);
      const other = input.Unit && series?.unit && series.unit !== input.Unit;
      const points = pointsOf(
        other ? undefined : series,
        epochMs(input.StartTime),
        epochMs(input.EndTime),
        input.Period * 1000,
      );
      if (points.length > 1440) throw new InvalidQuery('You have requested more than 1,440 datapoints.');
      const Datapoints = points.map(({ at, bucket }) => ({
        Timestamp: at / 1000,
        Unit: series?.unit ?? 'None',
        ...Object.fromEntries((input.Statistics ?? []).map((name) => [name, statistic(bucket, name)])),
        ...(input.ExtendedStatistics
          ? {
              ExtendedStatistics: Object.fromEntries(
                input.ExtendedStatistics.map((name) => [name, statistic(bucket, name)]),
              ),
            }
          : {}),
      }));
      return jsonAnswer({ Label: input.MetricName, Datapoints }, '1.0');
    }),
    ListMetrics: reading((call) => {
      const input = jsonInput<ListInput>(call);
      const found = store
        .all()
        .filter(
          ({ id }) =>
            (input.Namespace === undefined || id.namespace === input.Namespace) &&
            (input.MetricName === undefined || id.name === input.MetricName) &&
            (input.Dimensions ?? []).every(({ Name, Value }) =>
              Value === undefined ? Name in id.dimensions : id.dimensions[Name] === Value,
            ),
        );
      const start = Number(input.NextToken ?? 0);
      const Metrics = found.slice(start, start + LIST_PAGE).map(({ id }) => ({
        Namespace: id.namespace,
        MetricName: id.name,
        Dimensions: Object.entries(id.dimensions).map(([Name, Value]) => ({ Name, Value })),
      }));
      const more = start + LIST_PAGE < found.length ? { NextToken: String(start + LIST_PAGE) } : {};
      return jsonAnswer({ Metrics, ...more }, '1.0');
    }),
  });
}

/** GetMetricData's answer from `NextToken` on: points are counted over all results in their order. */
function pageOf(results: readonly QueryResult[], input: DataInput) {
  const limit = Math.min(input.MaxDatapoints ?? MOST_DATAPOINTS, MOST_DATAPOINTS);
  const from = Number(input.NextToken ?? 0);
  let before = 0;
  const shown = results.flatMap((result) => {
    const ascending = [...result.values].sort(([a], [b]) => a - b);
    const points = input.ScanBy === 'TimestampAscending' ? ascending : ascending.reverse();
    const [low, high] = [Math.max(0, from - before), Math.max(0, from + limit - before)];
    const page = points.slice(low, high);
    const whole = high >= points.length;
    before += points.length;
    if (page.length === 0 && (points.length > 0 || from > 0)) return [];
    return [
      {
        Id: result.id,
        Label: result.label,
        Timestamps: page.map(([at]) => at / 1000),
        Values: page.map(([, value]) => value),
        StatusCode: whole ? 'Complete' : 'PartialData',
      },
    ];
  });
  const more = before > from + limit ? { NextToken: String(from + limit) } : {};
  return { MetricDataResults: shown, Messages: [], ...more };
}

/** JSON refusals of IAM are 400 like any other; what MiniStack finds wrong with a query is not its business here. */
function refusedByIam(answer: Answer): boolean {
  return (
    answer.status >= 400 &&
    /AccessDenied|UnrecognizedClient|InvalidSignature|ExpiredToken|InvalidToken|InvalidClientTokenId|MissingAuthentication/.test(
      answer.body.toString('utf8'),
    )
  );
}
