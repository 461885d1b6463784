import type { PortalConfig } from '#lib/config/portal-config.ts';
import { type Anchor, againstAnchor } from '#lib/domain/audit/anchor.ts';
import type { ChainBreak } from '#lib/domain/audit/chain.ts';
import type { Instant } from '#lib/domain/time.ts';
import { latestAudit } from '#lib/store/audit.ts';
import { hashesOf, latestAnchors } from '#lib/store/audit-anchors.ts';
import type { Db } from '#lib/store/db.ts';

export type Anchored = {
  /** Up to where a runner has signed the chain, and when. */
  readonly anchored?: { readonly seq: number; readonly at: Instant };
  /** The oldest anchor that the chain no longer is. */
  readonly broken?: ChainBreak;
};

/** What the newest anchors say of the chain, as many as asked for. */
export async function anchoredUpTo(db: Db, config: PortalConfig, count: number): Promise<Anchored> {
  const anchors = await latestAnchors(db, count);
  const [newest] = anchors;
  if (!newest) return {};
  const [[head], hashes] = await Promise.all([
    latestAudit(db, 1),
    hashesOf(
      db,
      anchors.map(({ seq }) => seq),
    ),
  ]);
  const keys = config.file.proof?.runnerKeys ?? [];
  const breakAt = (anchor: Anchor) =>
    againstAnchor(anchor, { last: head?.seq ?? 0, hash: hashes.get(anchor.seq) }, keys);
  const broken = anchors
    .toReversed()
    .map(breakAt)
    .find((each) => each !== undefined);
  return { anchored: { seq: newest.seq, at: newest.at }, ...(broken ? { broken } : {}) };
}
