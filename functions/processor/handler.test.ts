import type { Context, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { expect, test, vi } from 'vitest';
import type { Change } from './change.ts';
import saved from './event.json' with { type: 'json' };

const count = vi.hoisted(() => vi.fn<(client: unknown, table: string, change: Change) => Promise<boolean>>());

vi.mock('./config.ts', () => ({ readConfig: () => ({ tableName: 'items-dev-data' }) }));
vi.mock('./count.ts', () => ({ count }));
vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');

const { handler } = await import('./handler.ts');
const context = { awsRequestId: 'f-1', functionName: 'items-dev-processor' } as Context;

const record = (sequence: string): DynamoDBRecord => {
  const [first] = saved.Records as DynamoDBRecord[];
  return { ...first, eventID: `e-${sequence}`, dynamodb: { ...first?.dynamodb, SequenceNumber: sequence } };
};
const batch = (...sequences: string[]): DynamoDBStreamEvent => ({ Records: sequences.map(record) });

test('records are counted in the order of the stream, each before the next begins', async () => {
  const seen: string[] = [];
  count.mockImplementation(async (_client, _table, change) => {
    seen.push(`${change.eventId} begins`);
    await Promise.resolve();
    seen.push(`${change.eventId} ends`);
    return true;
  });
  expect(await handler(batch('1', '2'), context)).toEqual({ batchItemFailures: [] });
  expect(seen).toEqual(['e-1 begins', 'e-1 ends', 'e-2 begins', 'e-2 ends']);
});

test('a record that fails is named by its sequence number, so that Lambda goes on from there', async () => {
  count.mockImplementation(async (_client, _table, change) => {
    if (change.eventId === 'e-2') throw new Error('the table is away');
    return true;
  });
  expect(await handler(batch('1', '2', '3'), context)).toEqual({
    batchItemFailures: [{ itemIdentifier: '2' }],
  });
});

test('when every record fails the call itself fails and counts as an error', async () => {
  count.mockRejectedValue(new Error('the table is away'));
  await expect(handler(batch('1', '2'), context)).rejects.toThrow('All records failed processing');
});
