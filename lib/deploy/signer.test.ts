import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runnerSigner } from './signer.ts';

const PLAN_KEY = Buffer.alloc(32, 7);
const holds = (publicKey: string, text: string, signature: string) =>
  verify(
    null,
    Buffer.from(text),
    createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }),
    Buffer.from(signature, 'base64'),
  );

describe('the key that a runner signs with', () => {
  it('is the same for every runner of one plan key, and another than the plan key', () => {
    expect(runnerSigner(PLAN_KEY).publicKey).toBe(runnerSigner(PLAN_KEY).publicKey);
    expect(runnerSigner(PLAN_KEY).publicKey).not.toBe(runnerSigner(Buffer.alloc(32, 8)).publicKey);
    expect(runnerSigner(PLAN_KEY).publicKey).not.toBe(
      runnerSigner(PLAN_KEY, PLAN_KEY.toString('base64')).publicKey,
    );
  });

  it('signs what its public key verifies, and nothing else', () => {
    const { publicKey, sign } = runnerSigner(PLAN_KEY);
    expect(holds(publicKey, 'plan', sign('plan'))).toBe(true);
    expect(holds(publicKey, 'plan ', sign('plan'))).toBe(false);
  });

  it('is what the standard says for a known seed', () => {
    // RFC 8032, section 7.1, test 1.
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    const raw = Buffer.from(runnerSigner(PLAN_KEY, seed.toString('base64')).publicKey, 'base64').subarray(
      -32,
    );
    expect(raw.toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  });

  it('is 32 bytes in base64', () => {
    expect(() => runnerSigner(PLAN_KEY, 'short')).toThrow(/YAGURA_SIGNING_KEY/);
  });
});
