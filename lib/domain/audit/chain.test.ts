import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { type AuditEntry, CHAIN_START, entryHash, type UnchainedEntry, verifyChain } from './chain.ts';

const entry = (seq: number, previous: string, action = 'run.approved'): AuditEntry => {
  const unchained: UnchainedEntry = {
    seq,
    at: instant(seq * 1_000),
    actor: 'demo:approver',
    via: 'session',
    action,
    target: 'items/prod',
    outcome: 'done',
    details: { run: 7 },
    previous,
  };
  return { ...unchained, hash: entryHash(unchained) };
};

function chained(count: number): AuditEntry[] {
  const all: AuditEntry[] = [];
  for (let seq = 1; seq <= count; seq += 1) all.push(entry(seq, all.at(-1)?.hash ?? CHAIN_START));
  return all;
}

describe('the audit chain', () => {
  it('begins at 64 zeros, and a whole one has no break', () => {
    expect(CHAIN_START).toBe('0000000000000000000000000000000000000000000000000000000000000000');
    expect(verifyChain(chained(4))).toBeUndefined();
    expect(verifyChain([])).toBeUndefined();
  });

  it('names an entry that was changed afterwards', () => {
    const all = chained(3).map((each) => (each.seq === 2 ? { ...each, actor: 'somebody else' } : each));
    expect(verifyChain(all)).toEqual({ seq: 2, fault: 'hash' });
  });

  it('names the entry behind one that was taken out, and one that stands twice', () => {
    const [first, second, third] = chained(3) as [AuditEntry, AuditEntry, AuditEntry];
    expect(verifyChain([first, third])).toEqual({ seq: 3, fault: 'gap' });
    expect(verifyChain([first, first, second])).toEqual({ seq: 1, fault: 'gap' });
  });

  it('names the entry that follows one which was replaced, hash and all', () => {
    const [first, , third] = chained(3) as [AuditEntry, AuditEntry, AuditEntry];
    const forged = entry(2, first.hash, 'run.rejected');
    expect(verifyChain([first, forged, third])).toEqual({ seq: 3, fault: 'link' });
  });

  it('goes on from where an earlier check ended', () => {
    const [first, second, third] = chained(3) as [AuditEntry, AuditEntry, AuditEntry];
    expect(verifyChain([second, third], { seq: 1, hash: first.hash })).toBeUndefined();
    expect(verifyChain([second, third], { seq: 1, hash: CHAIN_START })).toEqual({ seq: 2, fault: 'link' });
  });

  it('hashes by content, so that anybody can do it again: SHA-256 of the canonical JSON, hex', () => {
    const { hash, ...unchained } = entry(1, CHAIN_START);
    // python3: hashlib.sha256(json.dumps(entry, sort_keys=True, separators=(',', ':')).encode()).hexdigest()
    expect(hash).toBe('f14e908245ea0daf63eb6a07426aaed28c36a04d0d53edb8e956ea57211910e2');
    const turned = Object.fromEntries(Object.entries(unchained).reverse()) as UnchainedEntry;
    expect(entryHash(turned)).toBe(hash);
  });
});
