import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { BillingTags, MonthBill } from '#lib/domain/cost/bill.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { Verdict } from '#lib/domain/health/health.ts';
import type { Reading, Ready } from '#lib/domain/reading.ts';
import { at } from './columns.ts';

/** What the collector last read, one row an environment and topic. */
export const readings = pgTable(
  'readings',
  {
    environment: text('environment').notNull(),
    topic: text('topic').notNull(),
    reading: jsonb('reading').$type<Reading<unknown>>().notNull(),
    updatedAt: at('updated_at').notNull(),
    // What lists of many environments ask for, kept by PostgreSQL: a reading may be tens of kilobytes.
    state: text('state').$type<Reading<unknown>['state']>().generatedAlwaysAs(sql`reading->>'state'`),
    /** Epoch milliseconds of the value that is shown: the last good one of a failed reading. */
    shownAsOf: bigint('shown_as_of', { mode: 'number' }).generatedAlwaysAs(
      sql`coalesce(reading->>'asOf', reading#>>'{last,asOf}')::bigint`,
    ),
    freshFor: bigint('fresh_for', { mode: 'number' }).generatedAlwaysAs(sql`(reading->>'freshFor')::bigint`),
    /** Of `health` alone. */
    verdict: text('verdict').$type<Verdict>().generatedAlwaysAs(sql`reading#>>'{value,verdict}'`),
    /** Of `alarms` alone: how many of them fire. */
    firing: integer('firing').generatedAlwaysAs(
      sql`jsonb_array_length(jsonb_path_query_array(reading, '$.value[*] ? (@.state == "ALARM")'))`,
    ),
    // Of `cost` alone, and like `shown_as_of` of the last good value of a failed reading: what `aMonthOf` asks for.
    costMonth: text('cost_month').generatedAlwaysAs(
      sql`coalesce(reading#>>'{value,estimate,month}', reading#>>'{last,value,estimate,month}')`,
    ),
    /** Epoch milliseconds. */
    usageSince: bigint('usage_since', { mode: 'number' }).generatedAlwaysAs(
      sql`coalesce(reading#>>'{value,estimate,usageSince}', reading#>>'{last,value,estimate,usageSince}')::bigint`,
    ),
    /** US dollars by the month's end. */
    forecastUsd: doublePrecision('forecast_usd').generatedAlwaysAs(
      sql`coalesce(reading#>>'{value,estimate,forecast}', reading#>>'{last,value,estimate,forecast}')::double precision`,
    ),
    /** US dollars; null in the first minutes of an environment. */
    fullMonthUsd: doublePrecision('full_month_usd').generatedAlwaysAs(
      sql`coalesce(reading#>>'{value,estimate,fullMonth}', reading#>>'{last,value,estimate,fullMonth}')::double precision`,
    ),
  },
  (table) => [primaryKey({ columns: [table.environment, table.topic] })],
);

/** One sample a minute and environment: what the watch strip draws. */
export const healthSamples = pgTable(
  'health_samples',
  {
    environment: text('environment').notNull(),
    at: at('at').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    deploying: boolean('deploying').notNull(),
    /** Requests a minute; null: nobody measured. */
    traffic: doublePrecision('traffic'),
    /** The verdict of the sample before, where this one differs. */
    changedFrom: text('changed_from').$type<Verdict>(),
  },
  (table) => [
    primaryKey({ columns: [table.environment, table.at] }),
    index('health_samples_changes').on(table.at).where(sql`changed_from is not null`),
  ],
);

/** What is deployed, as the runner (Terraform) or collector (CloudFormation) saw it; secrets masked before. */
export const snapshots = pgTable(
  'snapshots',
  {
    environment: text('environment').notNull(),
    /** A `SnapshotKind`. */
    kind: text('kind').notNull(),
    /** Name of a component, of a watched stack, or where a watched state is; empty where there is only one of its kind. */
    source: text('source').notNull().default(''),
    takenAt: at('taken_at').notNull(),
    /** SHA-256 of the value. */
    digest: text('digest').notNull(),
    value: jsonb('value').$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.environment, table.kind, table.source] })],
);

/** Read-through cache of the collector's on-demand questions and of laid-out scenes, by hash of the question. */
export const cache = pgTable(
  'cache',
  {
    key: text('key').primaryKey(),
    value: jsonb('value').$type<unknown>().notNull(),
    storedAt: at('stored_at').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (table) => [index('cache_expires').on(table.expiresAt)],
);

/** Calls to AWS, summed a minute, process, API and purpose. */
export const apiCalls = pgTable(
  'api_calls',
  {
    minute: at('minute').notNull(),
    process: text('process').notNull(),
    account: text('account').notNull(),
    region: text('region').notNull(),
    /** `cloudwatch:GetMetricData`. */
    api: text('api').notNull(),
    /** A `RecordedPurpose`; rows of older builds have none. */
    purpose: text('purpose').notNull().default('not-recorded'),
    calls: integer('calls').notNull(),
    throttles: integer('throttles').notNull(),
    failures: integer('failures').notNull(),
    cacheHits: integer('cache_hits').notNull(),
    /** US dollars by list price. */
    costUsd: doublePrecision('cost_usd').notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.minute, table.process, table.account, table.region, table.api, table.purpose],
    }),
  ],
);

/** The newest cost reading of each calendar month: what is known of a month when it is over. */
export const costMonths = pgTable(
  'cost_months',
  {
    environment: text('environment').notNull(),
    /** `2026-10`, UTC as AWS bills. */
    month: text('month').notNull(),
    asOf: at('as_of').notNull(),
    reading: jsonb('reading').$type<Ready<EnvironmentCost>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.environment, table.month] })],
);

/** The newest bill of each calendar month: what AWS has charged when it is over. */
export const billMonths = pgTable(
  'bill_months',
  {
    environment: text('environment').notNull(),
    /** `2026-10`, UTC as AWS bills. */
    month: text('month').notNull(),
    asOf: at('as_of').notNull(),
    /** By which it was asked for. */
    tags: jsonb('tags').$type<BillingTags>().notNull(),
    bill: jsonb('bill').$type<MonthBill>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.environment, table.month] })],
);

/** One row a running process, renewed every few seconds. */
export const heartbeats = pgTable('heartbeats', {
  /** `runner:<instance>`. */
  process: text('process').primaryKey(),
  kind: text('kind').notNull(),
  startedAt: at('started_at').notNull(),
  seenAt: at('seen_at').notNull(),
  version: text('version').notNull(),
  doing: text('doing'),
  /** Of a runner that takes runs of some accounts only. */
  accounts: jsonb('accounts').$type<readonly string[]>(),
});

/** Numbers every notice, so that a browser knows whether it missed one. */
export const notices = pgTable('notices', {
  seq: bigserial('seq', { mode: 'number' }).primaryKey(),
  topic: text('topic').notNull(),
  id: text('id').notNull(),
  at: at('at').notNull(),
});
