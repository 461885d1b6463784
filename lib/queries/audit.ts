import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { can } from '#lib/domain/access/can.ts';
import { type AuditEntry, type ChainBreak, verifyChain } from '#lib/domain/audit/chain.ts';
import type { AuditFilter } from '#lib/domain/audit/filter.ts';
import { parseEnvironmentKey } from '#lib/domain/environment.ts';
import { latestAudit } from '#lib/store/audit.ts';
import { type Anchored, anchoredUpTo } from './anchored.ts';
import { defineQuery, type QueryServices } from './define.ts';

const PAGE = 50;
const BATCH = 200;
/** The newest anchors are enough for a page; all are looked at when the whole chain is checked. */
const ANCHORS = 20;
/** Entries of one export; more is asked for by an earlier `to`. */
const MOST_EXPORTED = 10_000;

export type AuditPage = {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; absent at the end. */
  readonly next?: number;
  /** The first break among the newest entries of the whole chain; all of it is checked when asked. */
  readonly broken?: ChainBreak;
  /** Up to where a runner has signed the chain. */
  readonly anchored?: NonNullable<Anchored['anchored']>;
};

type Ask = { readonly filter?: AuditFilter; readonly before?: number };

/** A page of what the caller may see, and whether the newest of the chain follow from one another. */
export const auditPage = defineQuery({
  name: 'audit-page',
  action: 'audit:read',
  on: () => PORTAL,
  async run(services, caller, { filter = {}, before }: Ask): Promise<AuditPage> {
    const [seen, newest, { anchored, broken: against }] = await Promise.all([
      visibleEntries(services, caller, filter, PAGE + 1, before),
      latestAudit(services.db, BATCH),
      anchoredUpTo(services.db, services.config.current(), ANCHORS),
    ]);
    const oldestFirst = newest.toReversed();
    const [oldest] = oldestFirst;
    const broken =
      (oldest && verifyChain(oldestFirst, { seq: oldest.seq - 1, hash: oldest.previous })) ?? against;
    const entries = seen.slice(0, PAGE);
    const last = seen.length > PAGE ? entries.at(-1)?.seq : undefined;
    return {
      entries,
      ...(last === undefined ? {} : { next: last }),
      ...(broken ? { broken } : {}),
      ...(anchored ? { anchored } : {}),
    };
  },
});

/** The same entries for a file, newest first; `cut` when there were more than a file takes. */
export const auditExport = defineQuery({
  name: 'audit-export',
  action: 'audit:read',
  on: () => PORTAL,
  async run(
    services,
    caller,
    { filter = {} }: Ask,
  ): Promise<{ entries: readonly AuditEntry[]; cut: boolean }> {
    const seen = await visibleEntries(services, caller, filter, MOST_EXPORTED + 1);
    return { entries: seen.slice(0, MOST_EXPORTED), cut: seen.length > MOST_EXPORTED };
  },
});

/** Reads on until `count` entries are found that the caller may see, or the history ends. */
async function visibleEntries(
  { db }: QueryServices,
  caller: Caller,
  filter: AuditFilter,
  count: number,
  before?: number,
): Promise<readonly AuditEntry[]> {
  const seen: AuditEntry[] = [];
  let cursor = before;
  for (;;) {
    const batch = await latestAudit(db, BATCH, filter, cursor);
    seen.push(...batch.filter(({ target }) => maySee(caller, target)));
    cursor = batch.at(-1)?.seq;
    if (seen.length >= count || batch.length < BATCH) return seen.slice(0, count);
  }
}

function maySee(caller: Caller, target: string): boolean {
  const place = parseEnvironmentKey(target);
  return !place || can(caller, 'audit:read', onEnvironment(`${place.system}/${place.name}`)).allowed;
}
