import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type AuditEntry, CHAIN_START, entryHash } from '#lib/domain/audit/chain.ts';
import type { Approval } from '#lib/domain/deploy/approval.ts';
import type { Deployment } from '#lib/domain/deploy/deployment.ts';
import type { GlassBreak } from '#lib/domain/deploy/glass.ts';
import type { LineStop } from '#lib/domain/deploy/hold.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { Db } from './db.ts';
import { audit } from './schema/audit.ts';

/** Whether an entry of the chain says that this person gave this approval. */
export const approvalIsAudited = (
  db: Db,
  run: Pick<Run, 'number'>,
  environment: string,
  { by, content }: Pick<Approval, 'by' | 'content'>,
): Promise<boolean> =>
  isAudited(db, { target: environment, actions: ['run.approved'], actor: by }, ofPlan(run, content));

const REQUESTS = [
  'deployment.request',
  'deployment.request-infrastructure',
  'deployment.request-application',
  'deployment.promote',
  'deployment.roll-back',
];

/** Whether an entry of the chain says that this person requested this run of this commit. */
export const requestIsAudited = (
  db: Db,
  run: Pick<Run, 'number'>,
  { environment, requestedBy, commit }: Pick<Deployment, 'environment' | 'requestedBy' | 'commit'>,
): Promise<boolean> =>
  isAudited(db, { target: environment, actions: REQUESTS, actor: requestedBy }, [
    sql`${audit.details}->>'commit' = ${commit}`,
    // `#12, #13`
    sql`${`#${run.number}`} = any(string_to_array(${audit.details}->>'runs', ', '))`,
  ]);

/** Whether an entry of the chain says that this person broke the glass for this plan. */
export const glassIsAudited = (
  db: Db,
  run: Pick<Run, 'number'>,
  environment: string,
  { by, content }: Pick<GlassBreak, 'by' | 'content'>,
): Promise<boolean> =>
  isAudited(db, { target: environment, actions: ['run.broke-glass'], actor: by }, ofPlan(run, content));

/** Whether an entry of the chain says that this person started the line again after this stop. */
export const startIsAudited = (db: Db, stop: Pick<LineStop, 'id'>, by: string): Promise<boolean> =>
  isAudited(db, { target: 'portal', actions: ['line.start'], actor: by }, [
    sql`${audit.details}->>'stop' = ${stop.id}`,
  ]);

const ofPlan = ({ number }: Pick<Run, 'number'>, content: string): readonly SQL[] => [
  sql`${audit.details}->>'run' = ${String(number)}`,
  sql`${audit.details}->>'content' = ${content}`,
];

type Done = { readonly target: string; readonly actions: readonly string[]; readonly actor: string };

/** Whether somebody did one of these there, with these details, by an entry that hangs in the chain. */
async function isAudited(
  db: Db,
  { target, actions, actor }: Done,
  details: readonly SQL[],
): Promise<boolean> {
  const found = await db
    .select()
    .from(audit)
    .where(
      and(
        eq(audit.target, target),
        inArray(audit.action, [...actions]),
        eq(audit.actor, actor),
        eq(audit.outcome, 'done'),
        ...details,
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
