import { createHash, timingSafeEqual, verify } from 'node:crypto';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { sshPublicKey } from './ssh-key.ts';
import { readWire, wireString } from './ssh-wire.ts';

/** Namespace of our signatures: one made for git or a file is none of ours. */
export const SSH_NAMESPACE = 'yagura';

export type SshFault = 'unknown-key' | 'bad-signature';

const MAGIC = 'SSHSIG';
/** Of RSA keys only with SHA-2; `ssh-rsa` as a signature is SHA-1. */
const RSA_HASH: Readonly<Record<string, string>> = { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' };
const EC_HASH: Readonly<Record<string, string>> = {
  'ecdsa-sha2-nistp256': 'sha256',
  'ecdsa-sha2-nistp384': 'sha384',
  'ecdsa-sha2-nistp521': 'sha512',
};

/**
 * Checks what `ssh-keygen -Y sign -n yagura` has made over a text, against the public keys that may have made it.
 * @see https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig
 * @returns the line that signed
 */
export function verifySshSignature(
  armoured: string,
  text: string,
  lines: readonly string[],
): Result<string, SshFault> {
  try {
    const { keyBlob, namespace, reserved, hash, signature } = parse(armoured);
    const line = lines.find((each) => sameBytes(Buffer.from(each.split(' ')[1] ?? '', 'base64'), keyBlob));
    if (!line) return err('unknown-key');
    if (namespace !== SSH_NAMESPACE || !['sha256', 'sha512'].includes(hash)) return err('bad-signature');
    const signed = Buffer.concat([
      Buffer.from(MAGIC),
      wireString(namespace),
      wireString(reserved),
      wireString(hash),
      wireString(createHash(hash).update(text).digest()),
    ]);
    return holds(keyBlob, signature, signed) ? ok(line) : err('bad-signature');
  } catch {
    // Cut short, of another kind, no key at all: what was sent is no signature.
    return err('bad-signature');
  }
}

/** The key that a signature says it is of; nothing is checked yet. @returns base64 as in a key line */
export function keyOfSshSignature(armoured: string): string | undefined {
  try {
    return parse(armoured).keyBlob.toString('base64');
  } catch {
    return undefined;
  }
}

function parse(armoured: string) {
  const body = armoured.split('-----BEGIN SSH SIGNATURE-----')[1]?.split('-----END SSH SIGNATURE-----')[0];
  if (body === undefined) throw new RangeError('no armour');
  const blob = Buffer.from(body.replaceAll('\n', '').replaceAll('\r', ''), 'base64');
  if (blob.subarray(0, MAGIC.length).toString() !== MAGIC || blob.readUInt32BE(MAGIC.length) !== 1)
    throw new RangeError('no signature of version 1');
  const read = readWire(blob.subarray(MAGIC.length + 4));
  const keyBlob = read.bytes();
  const namespace = read.bytes().toString();
  const reserved = read.bytes();
  const hash = read.bytes().toString();
  return { keyBlob, namespace, reserved, hash, signature: read.bytes() };
}

function holds(keyBlob: Buffer, signature: Buffer, signed: Buffer): boolean {
  const read = readWire(signature);
  const algorithm = read.bytes().toString();
  const bytes = read.bytes();
  const { type, key } = sshPublicKey(keyBlob);
  if (type === 'ssh-ed25519') return algorithm === type && verify(null, signed, key, bytes);
  if (type === 'ssh-rsa') {
    const hash = RSA_HASH[algorithm];
    return hash !== undefined && verify(hash, signed, key, bytes);
  }
  const hash = EC_HASH[type];
  if (hash === undefined || algorithm !== type) return false;
  const parts = readWire(bytes);
  const size = { sha256: 32, sha384: 48, sha512: 66 }[hash] ?? 0;
  const raw = Buffer.concat([fixed(parts.bytes(), size), fixed(parts.bytes(), size)]);
  return verify(hash, signed, { key, dsaEncoding: 'ieee-p1363' }, raw);
}

/** An `mpint` as so many bytes: without the leading zero of a positive number, padded where it is short. */
function fixed(mpint: Buffer, size: number): Buffer {
  const start = mpint.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Buffer.alloc(0) : mpint.subarray(start);
  if (digits.length > size) throw new RangeError('number too long');
  return Buffer.concat([Buffer.alloc(size - digits.length), digits]);
}

const sameBytes = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
