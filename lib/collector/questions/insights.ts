import { keptQueries, queryResults, startQuery, stopQuery } from '#lib/aws/read/logs/insights.ts';
import { environmentOf } from '#lib/config/portal-config.ts';
import { type InsightsResult, type InsightsRun, isOver } from '#lib/domain/logs/insights/run.ts';
import { secretWord } from '#lib/domain/logs/insights/secret-word.ts';
import { type Failure, failedAfter, ready } from '#lib/domain/reading.ts';
import { seconds } from '#lib/domain/time.ts';
import { bytes } from '#lib/domain/units.ts';
import { insightsRun, noteInsightsRun, putInsightsRun } from '#lib/store/insights-runs.ts';
import { logGroupsOf } from '../log-groups.ts';
import type { Questions, ReadAnswer } from '../protocol.ts';
import type { CollectorServices } from '../services.ts';
import { maskedRows } from './insights-rows.ts';

/** CloudWatch takes so many at once. */
const MOST_GROUPS = 50;

/** Starts a query over an environment's log groups, and notes whose it is. */
export async function startInsights(
  services: CollectorServices,
  { environment: key, groups: labels, range, query, name, by }: Questions['insights-start']['ask'],
): Promise<ReadAnswer<'insights-start'>> {
  const { db, clock, config } = services;
  const at = clock();
  const environment = environmentOf(config.current(), key);
  const failed = (failure: Failure): ReadAnswer<'insights-start'> => failedAfter(undefined, failure, at);
  if (secretWord(query) !== undefined) return failed({ kind: 'malformed', where: 'names a secret' });
  const groups = await logGroupsOf(services, environment, labels);
  if (!groups.ok) return failed(groups.error);
  const chosen = groups.value.slice(0, MOST_GROUPS);
  const started = await startQuery(services.aws(environment), {
    ...{ range, query },
    groups: chosen.map((each) => each.name),
  });
  if (!started.ok) return failed(started.error);
  const run: InsightsRun = {
    ...{ id: started.value, environment: key, by, query, range },
    groups: chosen.map(({ label }) => label),
    startedAt: at,
    state: 'running',
    scanned: bytes(0),
    ...(name ? { name } : {}),
  };
  await putInsightsRun(db, run);
  return ready(started.value, { asOf: at, freshFor: seconds(5), source: 'logs:StartQuery' });
}

/** What a query has found so far, secrets masked; only of a query that was started here for this environment. */
export async function readInsights(
  services: CollectorServices,
  { environment: key, id }: Questions['insights-result']['ask'],
): Promise<ReadAnswer<'insights-result'>> {
  const { db, clock, config } = services;
  const at = clock();
  const run = await insightsRun(db, key, id);
  if (!run) return failedAfter(undefined, { kind: 'not-found', what: `query ${id}` }, at);
  const found = await queryResults(services.aws(environmentOf(config.current(), key)), id);
  if (!found.ok) return failedAfter(undefined, found.error, at);
  const { rows, bytesScanned, ...rest } = found.value;
  const scanned = bytes(bytesScanned);
  await noteInsightsRun(db, id, { state: rest.state, scanned });
  const value: InsightsResult = { ...rest, ...maskedRows(rows), scanned };
  return ready(value, {
    asOf: at,
    freshFor: seconds(5),
    source: 'logs:GetQueryResults',
    provisional: !isOver(rest.state),
  });
}

export async function stopInsights(
  services: CollectorServices,
  { environment: key, id }: Questions['insights-stop']['ask'],
): Promise<ReadAnswer<'insights-stop'>> {
  const { db, clock, config } = services;
  const at = clock();
  const run = await insightsRun(db, key, id);
  if (!run) return failedAfter(undefined, { kind: 'not-found', what: `query ${id}` }, at);
  const stopped = await stopQuery(services.aws(environmentOf(config.current(), key)), id);
  if (!stopped.ok) return failedAfter(undefined, stopped.error, at);
  return ready(stopped.value, { asOf: at, freshFor: seconds(5), source: 'logs:StopQuery' });
}

/** Queries kept in the account that name log groups of the environment. */
export async function readKeptQueries(
  services: CollectorServices,
  { environment: key }: Questions['insights-kept']['ask'],
): Promise<ReadAnswer<'insights-kept'>> {
  const { clock, config } = services;
  const at = clock();
  const environment = environmentOf(config.current(), key);
  const groups = await logGroupsOf(services, environment, []);
  if (!groups.ok) return failedAfter(undefined, groups.error, at);
  const found = await keptQueries(
    services.aws(environment),
    groups.value.map(({ name }) => name),
  );
  if (!found.ok) return failedAfter(undefined, found.error, at);
  return ready(found.value, { asOf: at, freshFor: seconds(60), source: 'logs:DescribeQueryDefinitions' });
}
