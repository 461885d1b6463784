import { and, eq, sql } from 'drizzle-orm';
import { type AuditEntry, CHAIN_START, entryHash } from '#lib/domain/audit/chain.ts';
import type { Approval } from '#lib/domain/deploy/approval.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { GlassBreak } from '#lib/domain/deploy/glass.ts';
import type { LineStop } from '#lib/domain/deploy/hold.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { Db } from './db.ts';
import { audit } from './schema/audit.ts';

/** Whether an entry of the chain says that this person gave this approval. */
export async function approvalIsAudited(
  db: Db,
  run: Pick<Run, 'number'>,
  environment: string,
  { by, content }: Pick<Approval, 'by' | 'content'>,
): Promise<boolean> {
  const found = await db
    .select()
    .from(audit)
    .where(
      and(
        eq(audit.target, environment),
        eq(audit.action, 'run.approved'),
        eq(audit.actor, by),
        eq(audit.outcome, 'done'),
        sql`${audit.details}->>'run' = ${String(run.number)}`,
        sql`${audit.details}->>'content' = ${content}`,
      ),
    );
  return anyChained(db, found);
}

const REQUESTS = [
  'deployment.request',
  'deployment.request-infrastructure',
  'deployment.request-application',
  'deployment.promote',
  'deployment.roll-back',
];

/** Whether an entry of the chain says that this person requested this run of this commit. */
export async function requestIsAudited(
  db: Db,
  run: Pick<Run, 'number'>,
  { environment, requestedBy, commit }: Pick<Deployment, 'environment' | 'requestedBy' | 'commit'>,
): Promise<boolean> {
  const found = await db
    .select()
    .from(audit)
    .where(
      and(
        eq(audit.target, environment),
        sql`${audit.action} = any(${sql.param(REQUESTS)}::text[])`,
        eq(audit.actor, requestedBy),
        eq(audit.outcome, 'done'),
        sql`${audit.details}->>'commit' = ${commit}`,
        // `#12, #13`
        sql`${`#${run.number}`} = any(string_to_array(${audit.details}->>'runs', ', '))`,
      ),
    );
  return anyChained(db, found);
}

/** Whether an entry of the chain says that this person broke the glass for this plan. */
export async function glassIsAudited(
  db: Db,
  run: Pick<Run, 'number'>,
  environment: string,
  { by, content }: Pick<GlassBreak, 'by' | 'content'>,
): Promise<boolean> {
  const found = await db
    .select()
    .from(audit)
    .where(
      and(
        eq(audit.target, environment),
        eq(audit.action, 'run.broke-glass'),
        eq(audit.actor, by),
        eq(audit.outcome, 'done'),
        sql`${audit.details}->>'run' = ${String(run.number)}`,
        sql`${audit.details}->>'content' = ${content}`,
      ),
    );
  return anyChained(db, found);
}

/** Whether an entry of the chain says that this person started the line again after this stop. */
export async function startIsAudited(db: Db, stop: Pick<LineStop, 'id'>, by: string): Promise<boolean> {
  const found = await db
    .select()
    .from(audit)
    .where(
      and(
        eq(audit.target, 'portal'),
        eq(audit.action, 'line.start'),
        eq(audit.actor, by),
        eq(audit.outcome, 'done'),
        sql`${audit.details}->>'stop' = ${stop.id}`,
      ),
    );
  return anyChained(db, found);
}

/** A row that somebody only put into the table hangs on nothing. */
async function anyChained(db: Db, entries: readonly AuditEntry[]): Promise<boolean> {
  for (const entry of entries) if (await isChained(db, entry)) return true;
  return false;
}

async function isChained(db: Db, { hash, ...entry }: AuditEntry): Promise<boolean> {
  if (entryHash(entry) !== hash) return false;
  if (entry.seq === 1) return entry.previous === CHAIN_START;
  const [before] = await db
    .select()
    .from(audit)
    .where(eq(audit.seq, entry.seq - 1));
  if (!before || before.hash !== entry.previous) return false;
  const { hash: hashBefore, ...unchained } = before;
  return entryHash(unchained) === hashBefore;
}
