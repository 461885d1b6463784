import type { ToSign } from '#lib/domain/proof/proof.ts';

/** Which keys may sign what: as the server's action answers, plain so that it crosses to the browser. */
export type Signing = Pick<ToSign, 'challenge' | 'relyingParty' | 'credentials' | 'at'>;

/**
 * Asks the browser for a passkey's signature; the person is verified by fingerprint, face or PIN.
 * @returns the proof as the portal keeps it. @throws Error with the browser's own words when there is none
 */
export async function signWithPasskey({
  challenge,
  relyingParty,
  credentials,
  at,
}: Signing): Promise<string> {
  // Only whoever signs loads it.
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const { id, response } = await startAuthentication({
    optionsJSON: {
      challenge,
      rpId: relyingParty,
      userVerification: 'required',
      allowCredentials: credentials.map((each) => ({ id: each, type: 'public-key' })),
    },
  });
  const { clientDataJSON, authenticatorData, signature } = response;
  return JSON.stringify({
    kind: 'passkey',
    at,
    credential: id,
    clientDataJSON,
    authenticatorData,
    signature,
  });
}
