import type { UnchainedEntry } from '#lib/domain/audit/chain.ts';
import { type Instant, minutes } from '#lib/domain/time.ts';
import { appendAudit } from './audit.ts';
import type { Db } from './db.ts';

type Refusal = Omit<UnchainedEntry, 'seq' | 'previous'>;
type Fold = { readonly since: Instant; times: number; last: Refusal };

const WINDOW = minutes(1);
/** Different refusals of one caller in a window; what comes beyond is one kind. */
const MOST_KINDS = 30;

/** By database, so that each process folds its own. Lost with the process: at most a minute's counts. */
const folds = new WeakMap<Db, Map<string, Fold>>();

/**
 * Writes a refusal to the audit. The same one of the same caller within a minute is counted and written once more, with
 * how often, when the minute is over: whoever asks a thousand times writes two rows.
 */
export async function noteRefusal(db: Db, refusal: Refusal): Promise<void> {
  const own = folds.get(db) ?? new Map<string, Fold>();
  folds.set(db, own);
  for (const [key, fold] of own) {
    if (refusal.at - fold.since < WINDOW) continue;
    own.delete(key);
    if (fold.times > 0) await writeFold(db, fold);
  }
  const of = ({ actor, via }: Refusal) => `${actor} ${via} `;
  const kinds = [...own.keys()].filter((key) => key.startsWith(of(refusal))).length;
  const exact = `${of(refusal)}${refusal.action} ${refusal.target} ${refusal.details.reason}`;
  const key = own.has(exact) || kinds < MOST_KINDS ? exact : `${of(refusal)}more`;
  const fold = own.get(key);
  if (fold) {
    fold.times += 1;
    fold.last = refusal;
    return;
  }
  own.set(key, { since: refusal.at, times: 0, last: refusal });
  await appendAudit(db, refusal);
  const timer = setTimeout(() => {
    const open = own.get(key);
    if (!open || open.since !== refusal.at) return;
    own.delete(key);
    // The database may be closing with the process; the first refusal is written in any case.
    if (open.times > 0) writeFold(db, open).catch(() => undefined);
  }, WINDOW);
  timer.unref();
}

const writeFold = (db: Db, { times, last }: Fold) =>
  appendAudit(db, { ...last, details: { ...last.details, times } });
