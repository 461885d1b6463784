import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { makeTableClient } from '../table/client.ts';
import { readChange } from './change.ts';
import { readConfig } from './config.ts';
import { count } from './count.ts';

const { tableName } = readConfig();
const client = makeTableClient();
const logger = new Logger({ serviceName: 'processor' });
const batch = new BatchProcessor(EventType.DynamoDBStreams);

/** Counts items by status from the table's stream. Lambda delivers again from the first record that failed. */
export async function handler(event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> {
  logger.resetKeys();
  logger.addContext(context);
  logger.info('batch received', { records: event.Records.length });
  // One after the other: transactions on the same two counts would only conflict.
  return processPartialResponse(event, processRecord, batch, { context, processInParallel: false });
}

async function processRecord(record: DynamoDBRecord): Promise<void> {
  const about = { eventId: record.eventID, eventName: record.eventName, item: record.dynamodb?.Keys?.PK?.S };
  try {
    const change = readChange(record);
    const counted = await count(client, tableName, change, Date.now());
    logger.info(counted ? 'record processed' : 'record was counted before', {
      ...about,
      counts: change.counts,
    });
  } catch (error) {
    logger.error('record failed', {
      ...about,
      sequence: record.dynamodb?.SequenceNumber,
      error: error as Error,
    });
    throw error;
  }
}
