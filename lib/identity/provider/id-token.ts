import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { SignInFailed } from './problem.ts';

/** Signatures that only the provider can make. `none` and those by a shared secret are not among them. */
const ASYMMETRIC = /^(?:RS|PS|ES)(?:256|384|512)$|^(?:EdDSA|Ed25519)$/;
/** How far two clocks may be apart. */
const TOLERANCE_S = 60;

type Expected = {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  readonly keys: JWTVerifyGetKey;
  /** As the provider announces them. */
  readonly algorithms: readonly string[];
  readonly now: number;
};

/**
 * Checks an ID token by OpenID Connect Core 1.0, section 3.1.3.7: signature, issuer, audience, authorised party, expiry and
 * nonce. @throws SignInFailed naming what is wrong, never the token
 */
export async function verifyIdToken(
  idToken: string,
  { issuer, clientId, nonce, keys, algorithms, now }: Expected,
): Promise<JWTPayload & { readonly sub: string }> {
  const allowed = algorithms.filter((each) => ASYMMETRIC.test(each));
  const { payload } = await jwtVerify(idToken, keys, {
    issuer,
    audience: clientId,
    algorithms: allowed,
    requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
    clockTolerance: TOLERANCE_S,
    currentDate: new Date(now),
  }).catch((error: unknown) => {
    throw new SignInFailed(unreachable(error) ? 'unreachable' : 'provider', `ID token: ${wordsOf(error)}`);
  });
  const { sub, aud, azp, iat = 0 } = payload;
  if (payload.nonce !== nonce) throw wrong('its nonce is not the one of this sign-in');
  if (azp !== undefined && azp !== clientId) throw wrong('it was issued to another client (azp)');
  if (Array.isArray(aud) && aud.length > 1 && azp === undefined)
    throw wrong('it has several audiences and names no authorised party (azp)');
  if (iat * 1_000 > now + TOLERANCE_S * 1_000) throw wrong('it was issued in the future');
  if (typeof sub !== 'string' || sub === '') throw wrong('it names nobody (sub)');
  return { ...payload, sub };
}

const wrong = (what: string) => new SignInFailed('provider', `ID token: ${what}`);

const unreachable = (error: unknown): boolean =>
  error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError);

function wordsOf(error: unknown): string {
  if (error instanceof errors.JOSEError) return `${error.code} ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
