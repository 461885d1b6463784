import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { Instant } from '../time.ts';

/** One thing that somebody did or was refused. Never edited, never deleted; chained by hash. */
export type AuditEntry = {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  readonly via: 'session' | 'token' | 'system';
  /** `deploy.requested`, `run.approved`, `access.denied`, … */
  readonly action: string;
  /** Environment key, run id or `portal`. */
  readonly target: string;
  readonly outcome: 'done' | 'denied' | 'failed';
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  /** Hash of the entry before, hex; 64 zeros at the start. */
  readonly previous: string;
  readonly hash: string;
};

export type UnchainedEntry = Omit<AuditEntry, 'hash'>;

export const CHAIN_START = '0'.repeat(64);

/** SHA-256 over the entry's canonical JSON: keys sorted, no spaces. */
export function entryHash(entry: UnchainedEntry): string {
  return createHash('sha256').update(canonicalJson(entry)).digest('hex');
}

/** The first three are of the chain itself, the others of what a runner has signed of it (`anchor.ts`). */
export type ChainBreak = {
  readonly seq: number;
  readonly fault: 'hash' | 'link' | 'gap' | 'cut' | 'rewritten' | 'anchor';
};

/** @returns the first break of the chain, or undefined when every entry follows from the one before. */
export function verifyChain(
  entries: readonly AuditEntry[],
  from: { seq: number; hash: string } = { seq: 0, hash: CHAIN_START },
): ChainBreak | undefined {
  let before = from;
  for (const { hash, ...entry } of entries) {
    if (entry.seq !== before.seq + 1) return { seq: entry.seq, fault: 'gap' };
    if (entry.previous !== before.hash) return { seq: entry.seq, fault: 'link' };
    if (entryHash(entry) !== hash) return { seq: entry.seq, fault: 'hash' };
    before = { seq: entry.seq, hash };
  }
  return undefined;
}
