import { CHAIN_START, type ChainBreak, verifyChain } from '#lib/domain/audit/chain.ts';
import { anchorText } from '#lib/domain/proof/signed-text.ts';
import type { Clock } from '#lib/domain/time.ts';
import { auditAfter } from '#lib/store/audit.ts';
import { hashesOf, insertAnchor, latestAnchors } from '#lib/store/audit-anchors.ts';
import type { Db } from '#lib/store/db.ts';
import type { RunnerSigner } from './signer.ts';

const BATCH = 1_000;

/**
 * Signs the audit's newest entry, if it follows from what was signed before. @returns the break that keeps it from
 * being signed, for the log: what is broken is never made good by a newer anchor
 */
export async function anchorAudit(
  db: Db,
  signer: RunnerSigner,
  clock: Clock,
): Promise<ChainBreak | undefined> {
  const [before] = await latestAnchors(db, 1);
  if (before) {
    const hash = (await hashesOf(db, [before.seq])).get(before.seq);
    if (hash !== before.hash) return { seq: before.seq, fault: hash === undefined ? 'cut' : 'rewritten' };
  }
  const start = before ?? { seq: 0, hash: CHAIN_START };
  let head = { seq: start.seq, hash: start.hash };
  for (;;) {
    const page = await auditAfter(db, head.seq, BATCH);
    const broken = verifyChain(page, head);
    if (broken) return broken;
    const last = page.at(-1);
    if (!last) break;
    head = { seq: last.seq, hash: last.hash };
  }
  if (head.seq === start.seq) return undefined;
  const anchor = { ...head, at: clock(), key: signer.publicKey };
  await insertAnchor(db, { ...anchor, signature: signer.sign(anchorText(anchor)) });
  return undefined;
}
