import { desc, inArray, sql } from 'drizzle-orm';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { PlanCounts } from '#lib/domain/deploy/plan.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { withRuns } from './runs.ts';
import { deployments, plans } from './schema/deploy.ts';
import { forgeSeen } from './schema/forge.ts';

/** A request whose state is another than the one its posts were made of. */
export type ChangedRequest = {
  readonly id: string;
  readonly repository: string;
  readonly commit: string;
  /** The state, as `markSeen` keeps it. */
  readonly seen: string;
};

/**
 * Requests of these repositories that have changed since their posts were made: by what their rows say and by no clock, since a
 * row that is written first may be seen last.
 */
export async function changedRequests(
  db: Db,
  repositories: readonly string[],
  since: Instant,
  most: number,
): Promise<readonly ChangedRequest[]> {
  if (repositories.length === 0) return [];
  const { rows } = await db.execute<ChangedRequest>(sql`
    select id, repository, commit, seen from (
      select asked.id, asked.repository, asked.commit, asked.requested_at,
        md5(
          coalesce((
            select string_agg(concat_ws(' ', run.id, run.state, broke.verdict,
              (select plan.counts from plans plan where plan.run_id = run.id order by plan.made_at desc limit 1)
            ), ',' order by run.position)
            from runs run left join run_breaks broke on broke.run_id = run.id where run.deployment_id = asked.id
          ), '') || '/' || coalesce((
            select string_agg(concat_ws(' ', pull.number, pull.value ->> 'state', pull.value ->> 'head', pull.value ->> 'merged'), ',' order by pull.number)
            from forge_pulls pull where pull.repository = asked.repository and pull.commits @> array[asked.commit]
          ), '')
        ) seen
      from deployments asked
      where asked.repository = any(${sql.param([...repositories])}::text[])
        and asked.requested_at > ${new Date(since).toISOString()}::timestamptz
    ) now
    where not exists (select from forge_seen known where known.deployment_id = now.id and known.seen = now.seen)
    order by requested_at
    limit ${most}`);
  return rows;
}

/** Call it in the transaction that writes the posts. */
export async function markSeen(db: Db, { id, seen }: Pick<ChangedRequest, 'id' | 'seen'>, at: Instant) {
  await db
    .insert(forgeSeen)
    .values({ deploymentId: id, seen, at })
    .onConflictDoUpdate({ target: forgeSeen.deploymentId, set: { seen, at } });
}

export async function forgetSeen(db: Db, before: Instant): Promise<void> {
  await db.execute(
    sql`delete from ${forgeSeen} where ${forgeSeen.at} < ${new Date(before).toISOString()}::timestamptz
      and not exists (select from ${deployments} asked where asked.id = ${forgeSeen.deploymentId}
        and asked.requested_at > ${new Date(before).toISOString()}::timestamptz)`,
  );
}

/** Requests of a commit, newest first. More than these are not told of. */
export async function requestsOfCommit(
  db: Db,
  repository: string,
  commit: string,
): Promise<readonly Deployment[]> {
  const rows = await db
    .select()
    .from(deployments)
    .where(sql`${deployments.repository} = ${repository} and ${deployments.commit} = ${commit}`)
    .orderBy(desc(deployments.requestedAt), desc(deployments.id))
    .limit(100);
  return withRuns(db, rows);
}

/** Counts of the newest plan, by run id. The collector may read no more of a plan. */
export async function countsOf(db: Db, runIds: readonly string[]): Promise<ReadonlyMap<string, PlanCounts>> {
  if (runIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([plans.runId], { runId: plans.runId, counts: plans.counts })
    .from(plans)
    .where(inArray(plans.runId, [...runIds]))
    .orderBy(plans.runId, desc(plans.madeAt));
  return new Map(rows.flatMap(({ runId, counts }) => (counts ? [[runId, counts] as const] : [])));
}
