import { createHash } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';

/** A key of its own from the session secret: what it seals is opened by nothing else that has the secret. */
const keyFrom = (secret: string) => createHash('sha256').update(`yagura sign-out hint\n${secret}`).digest();

/** Seals an ID token for the session's row: it opens nothing, but it names a person and their groups. */
export const sealHint = (idToken: string, secret: string): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(idToken))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(keyFrom(secret));

/** @returns undefined when it was sealed by another secret: the provider then asks who leaves */
export async function openHint(sealed: string, secret: string): Promise<string | undefined> {
  const opened = await compactDecrypt(sealed, keyFrom(secret)).catch(() => undefined);
  return opened && new TextDecoder().decode(opened.plaintext);
}
