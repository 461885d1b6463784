import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { isConditionFailure, isConditionFailureAt } from '../table/errors.ts';
import { type EntityType, expiresAt, idempotencyKey, itemKey, type Status } from '../table/keys.ts';
import { type ItemInput, type ItemRow, statusIndex } from './item.ts';

type PageKey = Record<string, string | number>;

/** Kept a day: long enough for any client that tries again. */
const idempotencySeconds = 24 * 60 * 60;

/** What an idempotency key was used for: the request's fingerprint and the row it made. */
export type Marker = { fingerprint: string; row: ItemRow };

/** The table as the api sees it. Conditions that do not hold are answers; anything else that goes wrong throws. */
export function makeStore(client: DynamoDBDocumentClient, tableName: string) {
  return {
    async get(id: string): Promise<ItemRow | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: itemKey(id), ConsistentRead: true }),
      );
      return Item as ItemRow | undefined;
    },

    /** Newest first. `next` is absent on the last page. */
    async list(
      limit: number,
      status: Status | undefined,
      from: PageKey | undefined,
    ): Promise<{ rows: ItemRow[]; next: PageKey | undefined }> {
      const index = status
        ? { IndexName: 'GSI1', KeyConditionExpression: 'GSI1PK = :key', key: `STATUS#${status}` }
        : {
            IndexName: 'EntityTypeIndex',
            KeyConditionExpression: 'EntityType = :key',
            key: 'Item' satisfies EntityType,
          };
      const { key, ...query } = index;
      const page = await client.send(
        new QueryCommand({
          TableName: tableName,
          ...query,
          ExpressionAttributeValues: { ':key': key },
          ScanIndexForward: false,
          Limit: limit,
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      return { rows: (page.Items ?? []) as ItemRow[], next: page.LastEvaluatedKey as PageKey | undefined };
    },

    async create(row: ItemRow): Promise<void> {
      await client.send(
        new PutCommand({ TableName: tableName, Item: row, ConditionExpression: 'attribute_not_exists(PK)' }),
      );
    },

    /** Writes item and marker together; the marker of an earlier request with this key, where there is one. */
    async createOnce(
      row: ItemRow,
      key: string,
      fingerprint: string,
      now: number,
    ): Promise<Marker | undefined> {
      const marker = {
        ...idempotencyKey(key),
        EntityType: 'IdempotencyMarker' satisfies EntityType,
        CreatedAt: now,
        ExpiresAt: expiresAt(now, idempotencySeconds),
        Fingerprint: fingerprint,
        Row: row,
      };
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName: tableName,
                  Item: marker,
                  // Time to live is slow to delete: an expired marker is as good as none.
                  ConditionExpression: 'attribute_not_exists(PK) OR ExpiresAt <= :now',
                  ExpressionAttributeValues: { ':now': expiresAt(now, 0) },
                },
              },
              { Put: { TableName: tableName, Item: row, ConditionExpression: 'attribute_not_exists(PK)' } },
            ],
          }),
        );
        return undefined;
      } catch (error) {
        if (!isConditionFailureAt(error, 0)) throw error;
        const { Item } = await client.send(
          new GetCommand({ TableName: tableName, Key: idempotencyKey(key), ConsistentRead: true }),
        );
        if (!Item) throw error;
        return { fingerprint: Item.Fingerprint, row: Item.Row };
      }
    },

    /** Replaces version `version` of an item; undefined when the table holds another version, or none. */
    async update(row: ItemRow, input: ItemInput, version: number, now: number): Promise<ItemRow | undefined> {
      const index = statusIndex(input.status, row.CreatedAt, row.ItemId);
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName: tableName,
            Key: itemKey(row.ItemId),
            ConditionExpression: 'Version = :version',
            UpdateExpression:
              'SET #name = :name, Description = :description, #status = :status, Price = :price, Version = :next, UpdatedAt = :now, GSI1PK = :pk, GSI1SK = :sk',
            ExpressionAttributeNames: { '#name': 'Name', '#status': 'Status' },
            ExpressionAttributeValues: {
              ':name': input.name,
              ':description': input.description,
              ':status': input.status,
              ':price': input.price,
              ':version': version,
              ':next': version + 1,
              ':now': now,
              ':pk': index.GSI1PK,
              ':sk': index.GSI1SK,
            },
            ReturnValues: 'ALL_NEW',
          }),
        );
        return Attributes as ItemRow;
      } catch (error) {
        if (isConditionFailure(error)) return undefined;
        throw error;
      }
    },

    async remove(id: string): Promise<void> {
      await client.send(new DeleteCommand({ TableName: tableName, Key: itemKey(id) }));
    },
  };
}

export type Store = ReturnType<typeof makeStore>;
