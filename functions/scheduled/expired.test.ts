import {
  BatchWriteCommand,
  type BatchWriteCommandOutput,
  DynamoDBDocumentClient,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { expect, test, vi } from 'vitest';
import { makeTableClient } from '../table/client.ts';
import { expiringTypes } from '../table/keys.ts';
import { deleteExpired } from './expired.ts';

const TABLE = 'items-dev-data';
const keys = (count: number) => Array.from({ length: count }, (_, n) => ({ PK: `EVENT#${n}`, SK: 'MARKER' }));

/** A table with so many expired rows, of which every batch leaves some undone. */
async function deleting(rows: number, undone = 0, mayGoOn = () => true) {
  const sizes: number[] = [];
  const send = vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation(async (command) => {
    if (command instanceof QueryCommand) return { Items: keys(rows) };
    if (!(command instanceof BatchWriteCommand)) throw new Error('no such call is made');
    const asked = command.input.RequestItems?.[TABLE] ?? [];
    sizes.push(asked.length);
    const left: Pick<BatchWriteCommandOutput, 'UnprocessedItems'> = {
      UnprocessedItems: { [TABLE]: asked.slice(0, undone) },
    };
    return left;
  });
  const options = { type: expiringTypes[0], now: Date.UTC(2026, 10, 22), mayGoOn };
  const result = await deleteExpired(makeTableClient(), TABLE, options);
  send.mockRestore();
  return { ...result, sizes };
}

test('expired rows go in batches of 25', async () => {
  expect(await deleting(51)).toEqual({ deleted: 51, complete: true, sizes: [25, 25, 1] });
});

test('rows that DynamoDB leaves undone are not counted as deleted, and the run does not say that all went', async () => {
  expect(await deleting(30, 2)).toEqual({ deleted: 26, complete: false, sizes: [25, 5] });
});

test('a run whose time is over leaves the rest to the next', async () => {
  let asked = 0;
  const once = () => {
    asked += 1;
    return asked === 1;
  };
  expect(await deleting(51, 0, once)).toEqual({ deleted: 25, complete: false, sizes: [25] });
});
