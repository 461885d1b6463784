import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { PersonKey } from '#lib/domain/proof/people.ts';
import type { Proof } from '#lib/domain/proof/proof.ts';
import { challengeOf } from '#lib/domain/proof/signed-text.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';

type Passkey = Extract<PersonKey, { kind: 'passkey' }>;
type Assertion = Extract<Proof, { kind: 'passkey' }>;

export type RelyingParty = { readonly relyingParty: string; readonly origins: readonly string[] };

export type PasskeyFault = 'wrong-text' | 'bad-signature';

/**
 * Whether a passkey signed this very text at one of our origins, with the person verified by fingerprint, face or PIN.
 * Uses are counted by `lib/store/passkey-uses.ts`. @returns the authenticator's counter
 */
export async function verifyPasskey(
  { relyingParty, origins }: RelyingParty,
  key: Passkey,
  proof: Assertion,
  text: string,
): Promise<Result<{ readonly counter: number }, PasskeyFault>> {
  const challenge = challengeOf(text);
  if (challengeIn(proof.clientDataJSON) !== challenge) return err('wrong-text');
  const { credential: id, clientDataJSON, authenticatorData, signature } = proof;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON, authenticatorData, signature },
      },
      expectedChallenge: challenge,
      expectedOrigin: [...origins],
      expectedRPID: relyingParty,
      credential: { id, publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')), counter: 0 },
      requireUserVerification: true,
    });
    return verified ? ok({ counter: authenticationInfo.newCounter }) : err('bad-signature');
  } catch {
    // The library throws for each thing that is not as it must be: origin, relying party, flags, encoding.
    return err('bad-signature');
  }
}

function challengeIn(clientDataJSON: string): unknown {
  try {
    return JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()).challenge;
  } catch {
    return undefined;
  }
}
