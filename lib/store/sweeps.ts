import { type SQL, sql } from 'drizzle-orm';
import { isFinal, RUN_STATES } from '#lib/domain/deploy/run.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { blobs, deployments, plans, runLog, runs } from './schema/deploy.ts';
import { deviceLogins, sessions, verifications } from './schema/identity.ts';
import { insightsRuns } from './schema/logs.ts';
import { apiCalls } from './schema/reading.ts';
import { releases } from './schema/release.ts';

/** Rows in one statement: nothing else waits long for it. */
const BATCH = 5_000;
/** Statements of one round; what is left is swept by the next. */
const MOST_BATCHES = 40;

/** States of runs that have ended. */
const FINAL = RUN_STATES.filter(isFinal);
/** Newest releases of a component that stay whatever their age. */
const RELEASES_LEFT = 10;
/** What is being written now is not referred to yet. */
const YOUNG = sql`now() - interval '1 day'`;

/** Since when what is kept counts as old. */
export type SweepTimes = {
  readonly runLogs: Instant;
  readonly plans: Instant;
  readonly releases: Instant;
  readonly apiCalls: Instant;
  readonly insights: Instant;
  readonly sessions: Instant;
};
export type Swept = Readonly<
  Record<'runLogs' | 'plans' | 'releases' | 'blobs' | 'apiCalls' | 'insights' | 'sessions', number>
>;

/** Deletes what is older than it is kept for, and files that nothing refers to any more. @returns rows */
export async function sweep(db: Db, before: SweepTimes): Promise<Swept> {
  return {
    runLogs: await inBatches(db, linesOf(before.runLogs)),
    plans: await inBatches(db, plansOf(before.plans)),
    releases: await inBatches(db, releasesBefore(before.releases)),
    blobs: await inBatches(db, UNREFERRED),
    apiCalls: await inBatches(db, callsBefore(before.apiCalls)),
    insights: await inBatches(db, queriesBefore(before.insights)),
    sessions: await endedBefore(db, before.sessions),
  };
}

async function inBatches(db: Db, statement: SQL): Promise<number> {
  let sum = 0;
  for (let round = 0; round < MOST_BATCHES; round += 1) {
    const { rowCount } = await db.execute(statement);
    sum += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) break;
  }
  return sum;
}

const moment = (at: Instant) => sql`${new Date(at).toISOString()}::timestamptz`;

/** Of runs that ended; the run, its states and who agreed stay for ever. */
const linesOf = (before: Instant): SQL => sql`
  delete from ${runLog} where seq in (
    select line.seq from ${runs} run join ${runLog} line on line.run_id = run.id
    where run.finished_at < ${moment(before)} limit ${BATCH}
  )`;

const plansOf = (before: Instant): SQL => sql`
  delete from ${plans} where id in (
    select plan.id from ${runs} run join ${plans} plan on plan.run_id = run.id
    where run.finished_at < ${moment(before)} limit ${BATCH}
  )`;

/** A release stays while it runs somewhere, or may run next: of each component the newest few, and what was deployed last. */
const releasesBefore = (before: Instant): SQL => sql`
  delete from ${releases} where number in (
    select old.number from ${releases} old
    where old.built_at < ${moment(before)}
      and (
        select count(*) from ${releases} newer
        where newer.system = old.system and newer.component = old.component and newer.number > old.number
      ) >= ${RELEASES_LEFT}
      and not exists (
        select from (
          select distinct on (asked.environment) asked.commit
          from ${deployments} asked join ${runs} run on run.deployment_id = asked.id
          where split_part(asked.environment, '/', 1) = old.system
            and run.component = old.component and run.state = 'succeeded'
          order by asked.environment, run.number desc
        ) live
        where live.commit = old.commit
      )
      and not exists (
        select from ${deployments} asked join ${runs} run on run.deployment_id = asked.id
        where run.component = old.component and asked.commit = old.commit
          and run.state <> all(${sql.param([...FINAL])}::text[])
      )
    limit ${BATCH}
  )`;

/** Plan files of runs that have not ended and artifacts of releases are referred to; nobody asks for another file. */
const UNREFERRED: SQL = sql`
  delete from ${blobs} where hash in (
    select file.hash from ${blobs} file
    where file.stored_at < ${YOUNG}
      and not exists (
        select from ${plans} plan join ${runs} run on run.id = plan.run_id
        cross join lateral jsonb_each_text(plan.files) each(name, hash)
        where run.state <> all(${sql.param([...FINAL])}::text[]) and each.hash = file.hash
      )
      and not exists (
        select from ${releases} release
        cross join lateral jsonb_array_elements(release.artifacts) artifact
        where artifact ->> 'sha256' = file.hash
      )
    limit ${BATCH}
  )`;

const callsBefore = (before: Instant): SQL => sql`
  delete from ${apiCalls} where ctid in (
    select ctid from ${apiCalls} where minute < ${moment(before)} limit ${BATCH}
  )`;

const queriesBefore = (before: Instant): SQL => sql`
  delete from ${insightsRuns} where id in (
    select id from ${insightsRuns} where started_at < ${moment(before)} limit ${BATCH}
  )`;

/** Nobody can come back with what has ended; there are few, and the collector sees no more of them than when that was. */
async function endedBefore(db: Db, before: Instant): Promise<number> {
  let sum = 0;
  for (const table of [sessions, verifications, deviceLogins]) {
    const { rowCount } = await db.execute(sql`delete from ${table} where expires_at < ${moment(before)}`);
    sum += rowCount ?? 0;
  }
  return sum;
}
