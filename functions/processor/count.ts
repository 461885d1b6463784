import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailureAt } from '../table/errors.ts';
import { countKey, type EntityType, eventMarkerKey, expiresAt } from '../table/keys.ts';
import type { Change } from './change.ts';

/** A stream keeps records for a day; a marker outlives every delivery of its record. */
const markerSeconds = 2 * 24 * 60 * 60;

/** Writes a change and its event's marker in one transaction. False when the event was counted before. */
export async function count(
  client: DynamoDBDocumentClient,
  tableName: string,
  change: Change,
  now: number,
): Promise<boolean> {
  if (change.counts.length === 0) return true;
  const marker = {
    ...eventMarkerKey(change.eventId),
    EntityType: 'EventMarker' satisfies EntityType,
    CreatedAt: now,
    ExpiresAt: expiresAt(now, markerSeconds),
  };
  try {
    await client.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName: tableName, Item: marker, ConditionExpression: 'attribute_not_exists(PK)' } },
          ...change.counts.map(({ status, by }) => ({
            Update: {
              TableName: tableName,
              Key: countKey(status),
              UpdateExpression:
                'SET EntityType = :type, #status = :status, CreatedAt = if_not_exists(CreatedAt, :now), UpdatedAt = :now ADD ItemCount :by',
              ExpressionAttributeNames: { '#status': 'Status' },
              ExpressionAttributeValues: {
                ':type': 'Aggregate' satisfies EntityType,
                ':status': status,
                ':now': now,
                ':by': by,
              },
            },
          })),
        ],
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailureAt(error, 0)) return false;
    throw error;
  }
}
