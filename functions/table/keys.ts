/** What a row of the single table is; the processor's stream filter lets only `Item` through. */
export type EntityType = 'Item' | 'Aggregate' | 'EventMarker' | 'IdempotencyMarker' | 'Summary';

/** Rows with `ExpiresAt`: DynamoDB deletes them in its own time, the scheduled function sooner. */
export const expiringTypes = ['EventMarker', 'IdempotencyMarker'] as const satisfies readonly EntityType[];

export const statuses = ['active', 'archived'] as const;

export type Status = (typeof statuses)[number];

export type Key = { PK: string; SK: string };

export const itemKey = (id: string): Key => ({ PK: `ITEM#${id}`, SK: 'METADATA' });

/** A stream record keeps its event id however often it is delivered. */
export const eventMarkerKey = (eventId: string): Key => ({ PK: `EVENT#${eventId}`, SK: 'MARKER' });

export const idempotencyKey = (key: string): Key => ({ PK: `IDEMPOTENCY#${key}`, SK: 'MARKER' });

/** All counts lie in one partition, one row a status: one query reads them. */
export const countsPartition = 'AGGREGATE#items-by-status';

export const countKey = (status: Status): Key => ({ PK: countsPartition, SK: `STATUS#${status}` });

/** `date` is a UTC day, `2026-11-22`. */
export const summaryKey = (date: string): Key => ({ PK: `SUMMARY#${date}`, SK: 'METADATA' });

/** Epoch seconds, the unit of DynamoDB's time to live; every other time in the table is in milliseconds. */
export const expiresAt = (now: number, afterSeconds: number): number => Math.floor(now / 1000) + afterSeconds;
