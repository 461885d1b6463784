export type NewPasskey = {
  readonly challenge: string;
  readonly relyingParty: string;
  /** Account id: one passkey of an account on one device, a second replaces it. */
  readonly account: string;
  readonly name: string;
};

/**
 * Lets the browser make a passkey; the person is verified by fingerprint, face or PIN.
 * @returns its answer for the server, as JSON. @throws Error with the browser's own words when none was made
 */
export async function newPasskey({ challenge, relyingParty, account, name }: NewPasskey): Promise<string> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const user = new TextEncoder().encode(account);
  const answer = await startRegistration({
    optionsJSON: {
      challenge,
      rp: { id: relyingParty, name: 'Yagura' },
      user: {
        id: btoa(String.fromCharCode(...user))
          .replaceAll('+', '-')
          .replaceAll('/', '_')
          .replaceAll('=', ''),
        name: account,
        displayName: name,
      },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ alg, type: 'public-key' })),
      authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
      attestation: 'none',
    },
  });
  const { id, rawId, type, response } = answer;
  const { clientDataJSON, attestationObject } = response;
  return JSON.stringify({ id, rawId, type, response: { clientDataJSON, attestationObject } });
}
