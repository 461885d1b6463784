import type { DynamoDBRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { readChange } from './change.ts';
import inserted from './event.json' with { type: 'json' };

const image = (status: string) => ({ EntityType: { S: 'Item' }, ItemId: { S: '1' }, Status: { S: status } });
const record = (images: NonNullable<DynamoDBRecord['dynamodb']>): DynamoDBRecord => ({
  eventID: 'e-1',
  dynamodb: images,
});

test('the saved event adds one active item', () => {
  expect(inserted.Records.map((saved) => readChange(saved as DynamoDBRecord))).toEqual([
    { eventId: '7de3041dd709b024af6f29e4fa13d34c', counts: [{ status: 'active', by: 1 }] },
  ]);
});

test('an item that changes its status moves from one count to the other', () => {
  const moved = readChange(record({ OldImage: image('active'), NewImage: image('archived') }));
  expect(moved.counts).toEqual([
    { status: 'active', by: -1 },
    { status: 'archived', by: 1 },
  ]);
});

test('a change of anything else counts nothing', () => {
  expect(readChange(record({ OldImage: image('active'), NewImage: image('active') })).counts).toEqual([]);
});

test('a deleted item is taken off its count', () => {
  expect(readChange(record({ OldImage: image('archived') })).counts).toEqual([
    { status: 'archived', by: -1 },
  ]);
});

test('a record that is no item, or has an unknown status, is an error and not a zero', () => {
  expect(() => readChange(record({ NewImage: { EntityType: { S: 'Aggregate' } } }))).toThrow(
    'Record e-1 has no item',
  );
  expect(() => readChange(record({ NewImage: image('lost') }))).toThrow('Item 1 has the unknown status lost');
});
