import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { readWire } from './ssh-wire.ts';

const CURVES: Readonly<Record<string, string>> = {
  'ecdsa-sha2-nistp256': 'P-256',
  'ecdsa-sha2-nistp384': 'P-384',
  'ecdsa-sha2-nistp521': 'P-521',
};
const SMALLEST_RSA = 2_048;

/** The public key of a key blob. @throws RangeError for a kind that signs nothing here, or is too weak */
export function sshPublicKey(blob: Buffer): { readonly type: string; readonly key: KeyObject } {
  const read = readWire(blob);
  const type = read.bytes().toString();
  if (type === 'ssh-ed25519') {
    const x = read.bytes().toString('base64url');
    return { type, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) };
  }
  if (type === 'ssh-rsa') {
    const [e, n] = [read.bytes(), read.bytes()].map(withoutSign);
    if (!e || !n || n.length * 8 < SMALLEST_RSA) throw new RangeError('RSA key of less than 2,048 bits');
    const jwk = { kty: 'RSA', e: e.toString('base64url'), n: n.toString('base64url') };
    return { type, key: createPublicKey({ key: jwk, format: 'jwk' }) };
  }
  const curve = CURVES[type];
  if (!curve) throw new RangeError(`no key of kind ${type}`);
  read.bytes();
  const point = read.bytes();
  if (point[0] !== 4) throw new RangeError('a compressed point');
  const half = (point.length - 1) / 2;
  const jwk = {
    kty: 'EC',
    crv: curve,
    x: point.subarray(1, 1 + half).toString('base64url'),
    y: point.subarray(1 + half).toString('base64url'),
  };
  return { type, key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

/** As `ssh-keygen -l` prints it: `SHA256:…`. */
export const sshFingerprint = (blob: Buffer): string =>
  `SHA256:${createHash('sha256').update(blob).digest('base64').replaceAll('=', '')}`;

const withoutSign = (mpint: Buffer): Buffer => (mpint[0] === 0 ? mpint.subarray(1) : mpint);
