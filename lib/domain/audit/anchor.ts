import { createPublicKey, verify } from 'node:crypto';
import { anchorText } from '../proof/signed-text.ts';
import type { Instant } from '../time.ts';
import type { ChainBreak } from './chain.ts';

/** The chain's newest entry at a moment, signed by a runner; kept elsewhere it outlives the database. */
export type Anchor = {
  readonly seq: number;
  readonly hash: string;
  readonly at: Instant;
  /** Public key of the runner: SubjectPublicKeyInfo, base64. */
  readonly key: string;
  /** Ed25519 over `anchorText`, base64. */
  readonly signature: string;
};

/** As many as are looked at when a whole chain is checked. */
export const MOST_ANCHORS = 10_000;

/** Whether a runner with the anchor's own key has signed it. Whose key that is, its reader knows. */
export function anchorHolds(anchor: Anchor): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(anchor.key, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(anchorText(anchor)), key, Buffer.from(anchor.signature, 'base64'));
  } catch {
    return false;
  }
}

/**
 * Where a chain is not what was anchored. `cut`: entries that there were are gone. `rewritten`: hashed anew.
 * `anchor`: the anchor itself is signed by nobody, or by a key that is not among `keys` where some are known.
 */
export function againstAnchor(
  anchor: Anchor,
  chain: { readonly last: number; readonly hash: string | undefined },
  keys: readonly string[],
): ChainBreak | undefined {
  const { seq } = anchor;
  if (!anchorHolds(anchor) || (keys.length > 0 && !keys.includes(anchor.key)))
    return { seq, fault: 'anchor' };
  if (seq > chain.last) return { seq, fault: 'cut' };
  return chain.hash === anchor.hash ? undefined : { seq, fault: 'rewritten' };
}
