import { and, asc, desc, eq, gt, gte, inArray, lt, or, sql } from 'drizzle-orm';
import { type AuditEntry, CHAIN_START, entryHash, type UnchainedEntry } from '#lib/domain/audit/chain.ts';
import { type AuditFilter, auditRange } from '#lib/domain/audit/filter.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { audit } from './schema/audit.ts';
import { users } from './schema/identity.ts';

/** Any number will do as long as nobody else locks it: orders the writers of the chain. */
const AUDIT_LOCK = 7_170_001;

/** Appends one entry to the chain, in the caller's transaction if there is one. */
export async function appendAudit(
  db: Db,
  entry: Omit<UnchainedEntry, 'seq' | 'previous'>,
): Promise<AuditEntry> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${AUDIT_LOCK})`);
    const [last] = await tx
      .select({ seq: audit.seq, hash: audit.hash })
      .from(audit)
      .orderBy(desc(audit.seq))
      .limit(1);
    const unchained: UnchainedEntry = {
      ...entry,
      seq: (last?.seq ?? 0) + 1,
      previous: last?.hash ?? CHAIN_START,
    };
    const chained: AuditEntry = { ...unchained, hash: entryHash(unchained) };
    await tx.insert(audit).values(chained);
    await notify(tx, 'audit', entry.target);
    return chained;
  });
}

/** Entries after `seq`, oldest first. */
export async function auditAfter(db: Db, seq: number, limit: number): Promise<readonly AuditEntry[]> {
  return db.select().from(audit).where(gt(audit.seq, seq)).orderBy(asc(audit.seq)).limit(limit);
}

/** Newest first, before an entry's number where one is given. Words of a filter match anywhere, as they are. */
export async function latestAudit(
  db: Db,
  limit: number,
  filter: AuditFilter = {},
  before?: number,
): Promise<readonly AuditEntry[]> {
  const { actor, action, target, outcome } = filter;
  const range = auditRange(filter);
  const holds = (column: typeof audit.actor | typeof audit.action | typeof audit.target, text?: string) =>
    text === undefined ? undefined : sql`position(lower(${text}) in lower(${column})) > 0`;
  return db
    .select()
    .from(audit)
    .where(
      and(
        actor === undefined
          ? undefined
          : or(holds(audit.actor, actor), inArray(audit.actor, called(db, actor))),
        holds(audit.action, action),
        holds(audit.target, target),
        outcome && eq(audit.outcome, outcome),
        range.from === undefined ? undefined : gte(audit.at, range.from),
        range.before === undefined ? undefined : lt(audit.at, range.before),
        before === undefined ? undefined : lt(audit.seq, before),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(limit);
}

/** People whose name holds a word: the audit knows them by id, whoever looks by name. */
const called = (db: Db, word: string) =>
  db.select({ id: users.id }).from(users).where(sql`position(lower(${word}) in lower(${users.name})) > 0`);
