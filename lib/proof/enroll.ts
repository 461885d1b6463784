import { createHash } from 'node:crypto';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { RelyingParty } from './passkey.ts';

/** What a browser answers to `navigator.credentials.create`, as `@simplewebauthn/browser` puts it. */
export type Registration = Parameters<typeof verifyRegistrationResponse>[0]['response'];

/** ES256, EdDSA and RS256: what the verifier reads. */
export const ALGORITHMS = [-7, -8, -257] as const;

/** A new passkey's id and public key, both base64url; undefined when the answer is not to this challenge here. */
export async function madePasskey(
  { relyingParty, origins }: RelyingParty,
  challenge: string,
  response: Registration,
): Promise<{ readonly credential: string; readonly publicKey: string } | undefined> {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: [...origins],
      expectedRPID: relyingParty,
      supportedAlgorithmIDs: [...ALGORITHMS],
      requireUserVerification: true,
    });
    if (!registrationInfo) return undefined;
    const { id, publicKey } = registrationInfo.credential;
    return { credential: id, publicKey: Buffer.from(publicKey).toString('base64url') };
  } catch {
    // Thrown for each thing that is not as it must be.
    return undefined;
  }
}

/** Names a public key in a few letters, for two screens to be compared. */
export const keyFingerprint = (publicKey: string): string =>
  `SHA256:${createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('base64').slice(0, 16)}`;
