import { expect, test } from 'vitest';
import event from './event.json' with { type: 'json' };
import { summarize } from './summary.ts';

const row = (status: string, count: number) => ({
  PK: 'AGGREGATE#items-by-status',
  SK: `STATUS#${status}`,
  Status: status,
  ItemCount: count,
});

test('the saved event writes the summary of its day', () => {
  const expired = { deleted: 3, complete: true };
  expect(summarize(event.time, [row('active', 7), row('archived', 0)], expired)).toEqual({
    PK: 'SUMMARY#2026-11-22',
    SK: 'METADATA',
    EntityType: 'Summary',
    CreatedAt: Date.UTC(2026, 10, 22),
    Counts: { active: 7, archived: 0 },
    Deleted: 3,
    Complete: true,
  });
});

test('a status that was never counted is left out, not zero', () => {
  expect(summarize(event.time, [row('active', 1)], { deleted: 0, complete: false }).Counts).toEqual({
    active: 1,
  });
});
