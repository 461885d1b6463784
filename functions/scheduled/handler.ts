import { Logger } from '@aws-lambda-powertools/logger';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Context, ScheduledEvent } from 'aws-lambda';
import { makeTableClient } from '../table/client.ts';
import { countsPartition, expiringTypes } from '../table/keys.ts';
import { readConfig } from './config.ts';
import { deleteExpired } from './expired.ts';
import { type CountRow, summarize } from './summary.ts';

const { tableName } = readConfig();
const client = makeTableClient();
const logger = new Logger({ serviceName: 'scheduled' });

/** Kept for the summary, in milliseconds: a cut run must still write it. */
const reserve = 10_000;

/** Once a day: deletes what has expired, then writes what the table holds. */
export async function handler(event: ScheduledEvent, context: Context): Promise<void> {
  logger.resetKeys();
  logger.addContext(context);

  const mayGoOn = () => context.getRemainingTimeInMillis() > reserve;
  const expired = { deleted: 0, complete: true };
  for (const type of expiringTypes) {
    const { deleted, complete } = await deleteExpired(client, tableName, { type, now: Date.now(), mayGoOn });
    logger.info('expired rows deleted', { type, deleted, complete });
    expired.deleted += deleted;
    expired.complete &&= complete;
  }

  const summary = summarize(event.time, await readCounts(), expired);
  await client.send(new PutCommand({ TableName: tableName, Item: summary }));
  logger.info('summary written', { key: summary.PK, counts: summary.Counts, deleted: summary.Deleted });
}

async function readCounts(): Promise<CountRow[]> {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'PK = :counts',
      ExpressionAttributeValues: { ':counts': countsPartition },
      ConsistentRead: true,
    }),
  );
  return (Items ?? []) as CountRow[];
}
