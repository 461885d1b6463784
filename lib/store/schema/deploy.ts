import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  serial,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { AwsSighting, StackOperation } from '#lib/domain/deploy/aws-sighting.ts';
import type { Plan, PlanCounts } from '#lib/domain/deploy/plan.ts';
import type { Origin } from '#lib/domain/deploy/release.ts';
import type { Lane, RunFailure, RunState, RunStep } from '#lib/domain/deploy/run.ts';
import type { Tool } from '#lib/domain/deploy/tool.ts';
import { at, bytea } from './columns.ts';

export const deployments = pgTable(
  'deployments',
  {
    id: text('id').primaryKey(),
    environment: text('environment').notNull(),
    repository: text('repository').notNull().default('main'),
    commit: text('commit').notNull(),
    subject: text('subject').notNull(),
    ref: text('ref').notNull(),
    requestedBy: text('requested_by').notNull(),
    requestedAt: at('requested_at').notNull(),
    /** The requester's signature, as `lib/proof` reads it; where `portal.yaml` asks for one. */
    proof: text('proof'),
    /** Where the same bytes ran before; null where a commit was asked for. */
    origin: jsonb('origin').$type<Origin>(),
  },
  (table) => [
    index('deployments_environment').on(table.environment, table.requestedAt),
    index('deployments_requested').on(table.requestedAt),
  ],
);

/** The truth about a run; the queue's job only rings the bell. `fence` is the lease's token of its last writer. */
export const runs = pgTable(
  'runs',
  {
    id: text('id').primaryKey(),
    number: serial('number').notNull(),
    deploymentId: text('deployment_id')
      .notNull()
      .references(() => deployments.id),
    component: text('component').notNull(),
    tool: text('tool').$type<Tool>().notNull(),
    lane: text('lane').$type<Lane>().notNull(),
    position: integer('position').notNull(),
    needs: jsonb('needs').$type<readonly string[]>().notNull(),
    state: text('state').$type<RunState>().notNull(),
    step: jsonb('step').$type<RunStep>(),
    failure: jsonb('failure').$type<RunFailure>(),
    fence: bigint('fence', { mode: 'number' }).notNull().default(0),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
    finishedAt: at('finished_at'),
  },
  (table) => [
    uniqueIndex('runs_number').on(table.number),
    uniqueIndex('runs_component').on(table.deploymentId, table.component),
  ],
);

export const runEvents = pgTable(
  'run_events',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    at: at('at').notNull(),
    from: text('from_state').$type<RunState>(),
    to: text('to_state').$type<RunState>(),
    actor: text('actor').notNull(),
    note: text('note'),
  },
  (table) => [index('run_events_run').on(table.runId, table.seq)],
);

/** The live log of a run: text only, secrets masked before they get here. */
export const runLog = pgTable(
  'run_log',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    at: at('at').notNull(),
    stream: text('stream').$type<'engine' | 'stdout' | 'stderr'>().notNull(),
    line: text('line').notNull(),
  },
  (table) => [index('run_log_run').on(table.runId, table.seq)],
);

/** Plans of a run, newest last; the newest counts. `usedAt` is set before it is applied: single use, failures included. */
export const plans = pgTable(
  'plans',
  {
    id: text('id').primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    madeAt: at('made_at').notNull(),
    content: text('content').notNull(),
    binding: text('binding').notNull(),
    plan: jsonb('plan').$type<Plan>().notNull(),
    /** Encrypted plan file and built artifacts: keys of `blobs`. */
    files: jsonb('files').$type<Readonly<Record<string, string>>>().notNull(),
    usedAt: at('used_at'),
    /** The runner's signature over what is shown of it, base64; absent in what an older build has stored. */
    signature: text('signature'),
    /** For the collector, which may read nothing else of a plan. */
    counts: jsonb('counts').$type<PlanCounts>().generatedAlwaysAs(sql`plan -> 'counts'`),
  },
  (table) => [index('plans_run').on(table.runId, table.madeAt)],
);

/** Bytes by the SHA-256 of their plain content; `plans` are encrypted (AES-256-GCM, nonce first). */
export const blobs = pgTable('blobs', {
  hash: text('hash').primaryKey(),
  bytes: bytea('bytes').notNull(),
  size: integer('size').notNull(),
  storedAt: at('stored_at').notNull(),
});

export const approvals = pgTable(
  'approvals',
  {
    id: text('id').primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    content: text('content').notNull(),
    by: text('by').notNull(),
    at: at('at').notNull(),
    decision: text('decision').$type<'approved' | 'rejected'>().notNull(),
    comment: text('comment'),
    /** The approver's signature, as `lib/proof` reads it; where `portal.yaml` asks for one. */
    proof: text('proof'),
    /** Digest of the review of a whole request that it was given by; null where one plan was looked at. */
    review: text('review'),
  },
  // Not unique: who was forged, or whose approval ended, may still approve. A person counts once.
  (table) => [index('approvals_run').on(table.runId)],
);

/** What a person asks of a run's stack; the runner, who alone may change AWS, takes it up. */
export const stackOperations = pgTable(
  'stack_operations',
  {
    id: text('id').primaryKey(),
    runId: text('run_id')
      .notNull()
      .references(() => runs.id),
    operation: text('operation').$type<StackOperation>().notNull(),
    /** Logical ids that a rollback leaves out. */
    skip: jsonb('skip').$type<readonly string[]>().notNull(),
    requestedBy: text('requested_by').notNull(),
    requestedAt: at('requested_at').notNull(),
    takenAt: at('taken_at'),
    /** What AWS said against it. */
    failure: text('failure'),
  },
  (table) => [index('stack_operations_run').on(table.runId, table.requestedAt)],
);

/** What AWS said of a run's target when the runner last asked: web has no credential to ask with. */
export const awsSightings = pgTable('aws_sightings', {
  runId: text('run_id')
    .primaryKey()
    .references(() => runs.id),
  sighting: jsonb('sighting').$type<AwsSighting>().notNull(),
});

/** Held by one process at a time; compared with the database's clock alone. `fence` grows with every holder. */
export const leases = pgTable('leases', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  fence: bigint('fence', { mode: 'number' }).notNull(),
  expiresAt: at('expires_at').notNull(),
  /** What it is held for: a run's id. */
  purpose: text('purpose'),
});
