import { BatchWriteCommand, type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { type EntityType, expiresAt, type Key } from '../table/keys.ts';

/** DynamoDB's limit of one batch write. */
const batchSize = 25;

/**
 * Deletes every row of one type that is past its `ExpiresAt`, page by page, while `mayGoOn` says so.
 * Rows deleted, and whether all were.
 */
export async function deleteExpired(
  client: DynamoDBDocumentClient,
  tableName: string,
  options: { type: EntityType; now: number; mayGoOn: () => boolean },
): Promise<{ deleted: number; complete: boolean }> {
  const pages = paginateQuery(
    { client, pageSize: 500 },
    {
      TableName: tableName,
      IndexName: 'EntityTypeIndex',
      KeyConditionExpression: 'EntityType = :type AND CreatedAt <= :now',
      FilterExpression: 'ExpiresAt <= :seconds',
      ProjectionExpression: 'PK, SK',
      ExpressionAttributeValues: {
        ':type': options.type,
        ':now': options.now,
        ':seconds': expiresAt(options.now, 0),
      },
    },
  );
  let deleted = 0;
  let left = 0;
  for await (const page of pages) {
    for (const keys of inBatches((page.Items ?? []) as Key[])) {
      if (!options.mayGoOn()) return { deleted, complete: false };
      const undone = await deleteBatch(client, tableName, keys);
      deleted += keys.length - undone;
      left += undone;
    }
  }
  return { deleted, complete: left === 0 };
}

/** At most 25 keys each, in the order given. */
function inBatches(keys: readonly Key[]): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / batchSize) }, (_, batch) =>
    keys.slice(batch * batchSize, (batch + 1) * batchSize),
  );
}

/** How many DynamoDB leaves undone: they are left for tomorrow's run, since it asks for less and nothing is lost by waiting. */
async function deleteBatch(client: DynamoDBDocumentClient, tableName: string, keys: Key[]): Promise<number> {
  const requests = keys.map(({ PK, SK }) => ({ DeleteRequest: { Key: { PK, SK } } }));
  const { UnprocessedItems } = await client.send(
    new BatchWriteCommand({ RequestItems: { [tableName]: requests } }),
  );
  return UnprocessedItems?.[tableName]?.length ?? 0;
}
