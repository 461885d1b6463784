import {
  DescribeQueryDefinitionsCommand,
  GetQueryResultsCommand,
  StartQueryCommand,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import type { InsightsState, KeptQuery } from '#lib/domain/logs/insights/run.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

type Start = {
  readonly groups: readonly string[];
  readonly range: TimeRange;
  readonly query: string;
};

const MOST_ROWS = 10_000;
/** Of an account's saved queries. */
const MOST_KEPT = 200;

/**
 * Starts a Logs Insights query over at most 50 log groups. @returns its id
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
 */
export function startQuery(aws: AwsClients, { groups, range, query }: Start): Promise<Read<string>> {
  return attempt(aws, 'logs:StartQuery', async () => {
    const { queryId } = await aws.logs.send(
      new StartQueryCommand({
        logGroupNames: [...groups],
        // Whole seconds, both ends belong to it.
        startTime: Math.floor(range.from / 1_000),
        endTime: Math.max(Math.floor(range.from / 1_000), Math.ceil(range.to / 1_000) - 1),
        queryString: query,
        limit: MOST_ROWS,
      }),
    );
    return z.string().parse(queryId);
  });
}

export type FoundRows = {
  readonly state: InsightsState;
  /** Fields of each row; one that has no value is left out by CloudWatch. */
  readonly rows: readonly ReadonlyMap<string, string>[];
  readonly bytesScanned: number;
  readonly recordsScanned: number;
  readonly recordsMatched: number;
};

const STATES: Readonly<Record<string, InsightsState>> = {
  Scheduled: 'running',
  Running: 'running',
  Complete: 'complete',
  Failed: 'failed',
  Cancelled: 'stopped',
  Timeout: 'timeout',
};

/**
 * What a query has found so far.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html
 */
export function queryResults(aws: AwsClients, queryId: string): Promise<Read<FoundRows>> {
  return attempt(aws, 'logs:GetQueryResults', async () => {
    const {
      results = [],
      statistics = {},
      status,
    } = await aws.logs.send(new GetQueryResultsCommand({ queryId }));
    return {
      state: STATES[status ?? ''] ?? 'running',
      rows: results.map(
        (row) =>
          new Map(
            row.flatMap(({ field, value }) =>
              field && value !== undefined ? [[field, value] as const] : [],
            ),
          ),
      ),
      bytesScanned: statistics.bytesScanned ?? 0,
      recordsScanned: statistics.recordsScanned ?? 0,
      recordsMatched: statistics.recordsMatched ?? 0,
    };
  });
}

/** Ends a query; one that has ended stays as it is. */
export function stopQuery(aws: AwsClients, queryId: string): Promise<Read<boolean>> {
  return attempt(aws, 'logs:StopQuery', async () => {
    const { success } = await aws.logs.send(new StopQueryCommand({ queryId }));
    return success ?? false;
  });
}

/**
 * Queries kept in the account that name one of these log groups.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeQueryDefinitions.html
 */
export function keptQueries(aws: AwsClients, groups: readonly string[]): Promise<Read<readonly KeptQuery[]>> {
  return attempt(aws, 'logs:DescribeQueryDefinitions', async () => {
    const { queryDefinitions = [] } = await aws.logs.send(
      new DescribeQueryDefinitionsCommand({ maxResults: MOST_KEPT }),
    );
    return queryDefinitions.flatMap(({ name, queryString, logGroupNames = [], queryLanguage = 'CWLI' }) =>
      name && queryString && queryLanguage === 'CWLI' && logGroupNames.some((each) => groups.includes(each))
        ? [{ name, query: queryString }]
        : [],
    );
  });
}
