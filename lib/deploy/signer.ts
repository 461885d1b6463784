import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto';

/** Signs what a runner says, so that nobody who only writes the database can say it. */
export type RunnerSigner = {
  /** Ed25519, SubjectPublicKeyInfo in base64: `proof.runnerKeys` in `portal.yaml`. */
  readonly publicKey: string;
  /** @returns base64 */
  readonly sign: (text: string) => string;
};

/** An Ed25519 private key is its seed behind these bytes. @see https://www.rfc-editor.org/rfc/rfc8410#section-7 */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The runner's signing key: 32 bytes in base64, or where there are none derived from the plan key, which every runner
 * of a portal shares. @throws Error when `seed` is not 32 bytes
 */
export function runnerSigner(planKey: Buffer, seed?: string): RunnerSigner {
  const bytes = seed ? Buffer.from(seed, 'base64') : derived(planKey);
  if (bytes.length !== 32)
    throw new Error('YAGURA_SIGNING_KEY: must be 32 bytes in base64 (openssl rand -base64 32)');
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, bytes]),
    format: 'der',
    type: 'pkcs8',
  });
  return {
    publicKey: publicText(key),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}

const derived = (planKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', planKey, '', 'yagura runner signing key', 32));

const publicText = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
