import { GetMetricDataCommand, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import type { Datapoint, MetricRef, Statistic } from '#lib/domain/metrics/series.ts';
import type { Missing } from '#lib/domain/reading.ts';
import { instant, type TimeRange } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

export type MetricQuery = {
  /** The caller's own name for it. */
  readonly id: string;
  readonly metric: MetricRef;
  readonly statistic: Statistic;
};

/** Points by the caller's ids, oldest first. A period without datapoint is absent. */
export type MetricData = {
  readonly points: ReadonlyMap<string, readonly Datapoint[]>;
  readonly missing: readonly Missing[];
  /** The caller's ids of the metrics that `missing` speaks of; the points of one of these may be a part of them. */
  readonly unread: ReadonlySet<string>;
};

/** Limit of one call. */
const QUERIES_PER_CALL = 500;

const result = z.object({
  Id: z.string(),
  StatusCode: z.enum(['Complete', 'InternalError', 'PartialData', 'Forbidden']).default('Complete'),
  Timestamps: z.array(z.date()).default([]),
  Values: z.array(z.number()).default([]),
});

/**
 * Datapoints of many metrics over one range.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export function readMetricData(
  aws: AwsClients,
  queries: readonly MetricQuery[],
  range: TimeRange,
  period: Millis,
): Promise<Read<MetricData>> {
  return attempt(aws, 'cloudwatch:GetMetricData', async () => {
    const points = new Map<string, Datapoint[]>();
    const missing: Missing[] = [];
    const unread = new Set<string>();
    for (let start = 0; start < queries.length; start += QUERIES_PER_CALL) {
      const some = queries.slice(start, start + QUERIES_PER_CALL);
      const answered = await readSome(aws, some, range, period);
      for (const [index, query] of some.entries()) {
        const answer = answered.get(`q${index}`);
        points.set(
          query.id,
          (answer?.points ?? []).toSorted((a, b) => a.at - b.at),
        );
        if (answer?.status === 'Complete') continue;
        missing.push(missingOf(query, answer?.status));
        unread.add(query.id);
      }
    }
    return { points, missing, unread };
  });
}

type Answer = { points: Datapoint[]; status: z.infer<typeof result>['StatusCode'] };

/** Follows every page: the status that counts for a metric is that of its last one. */
async function readSome(
  aws: AwsClients,
  queries: readonly MetricQuery[],
  range: TimeRange,
  period: Millis,
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  let token: string | undefined;
  do {
    const page = await aws.cloudwatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: queries.map((query, index) => sdkQuery(query, `q${index}`, period)),
        StartTime: new Date(range.from),
        EndTime: new Date(range.to),
        ScanBy: 'TimestampAscending',
        NextToken: token,
      }),
    );
    for (const each of page.MetricDataResults ?? []) {
      const { Id, StatusCode, Timestamps, Values } = result.parse(each);
      const answer = answers.get(Id) ?? { points: [], status: StatusCode };
      answer.status = StatusCode;
      for (const [index, at] of Timestamps.entries()) {
        const value = Values[index];
        if (value !== undefined) answer.points.push({ at: instant(at.getTime()), value });
      }
      answers.set(Id, answer);
    }
    token = page.NextToken;
  } while (token);
  return answers;
}

const sdkQuery = ({ metric, statistic }: MetricQuery, id: string, period: Millis): MetricDataQuery => ({
  Id: id,
  MetricStat: {
    Metric: {
      Namespace: metric.namespace,
      MetricName: metric.name,
      Dimensions: Object.entries(metric.dimensions).map(([Name, Value]) => ({ Name, Value })),
    },
    Period: period / 1_000,
    Stat: statistic,
  },
});

function missingOf({ metric, statistic }: MetricQuery, status: Answer['status'] | undefined): Missing {
  const what = `${metric.namespace} ${metric.name} ${statistic} ${Object.values(metric.dimensions).join(' ')}`;
  return {
    what,
    failure: { kind: 'unavailable', cause: `cloudwatch:GetMetricData: ${status ?? 'no result'}` },
  };
}
