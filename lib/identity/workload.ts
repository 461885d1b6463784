import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { PortalConfig } from '#lib/config/portal-config.ts';
import type { Caller } from '#lib/domain/access/caller.ts';

type Issuer = PortalConfig['file']['workloads'][number];
type Rule = Issuer['rules'][number];
type Keys = ReturnType<typeof createRemoteJWKSet>;

/** A JSON web token, told from an API token by its shape alone; nothing is trusted for it. */
export const isWorkloadToken = (token: string): boolean =>
  token.startsWith('eyJ') && token.split('.').length === 3;

/**
 * The job of a pipeline that shows its OIDC token, by the first rule of `portal.yaml` that its claims fit. Only issuers
 * that the file names are asked for keys. @returns undefined when the token counts for nobody here.
 * @throws IssuerUnavailable when the issuer's keys cannot be had, so that an outage is not told as a refusal.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export async function workloadCaller(config: PortalConfig, token: string): Promise<Caller | undefined> {
  const claimed = claimedIssuer(token);
  const issuer = config.file.workloads.find((each) => each.issuer === claimed);
  if (!issuer) return undefined;
  const claims = await verified(issuer, token);
  const rule = claims && issuer.rules.find((each) => fits(each, claims));
  if (!rule || !claims?.sub) return undefined;
  return {
    id: `${new URL(issuer.issuer).host}:${claims.sub}`,
    name: rule.name,
    grants: [{ role: rule.role, on: rule.on }],
    via: 'token',
    scopes: rule.scopes,
  };
}

/** The issuer's keys could not be read: nobody knows whose token it is. */
export class IssuerUnavailable extends Error {
  constructor(issuer: string, cause: unknown) {
    super(`${issuer} does not answer`, { cause });
    this.name = 'IssuerUnavailable';
  }
}

/** Read before the signature is known, and used only to choose among the issuers of portal.yaml. */
function claimedIssuer(token: string): string | undefined {
  try {
    const body: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return z.object({ iss: z.string() }).safeParse(body).data?.iss;
  } catch {
    return undefined;
  }
}

async function verified(issuer: Issuer, token: string): Promise<JWTPayload | undefined> {
  const keys = await keysOf(issuer.issuer);
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms: ['RS256', 'ES256'],
      requiredClaims: ['sub', 'iat', 'exp'],
      clockTolerance: 30,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError && error.code !== 'ERR_JWKS_TIMEOUT') return undefined;
    throw new IssuerUnavailable(issuer.issuer, error);
  }
}

const fits = (rule: Rule, claims: JWTPayload): boolean =>
  Object.entries(rule.claims).every(([name, wanted]) =>
    [wanted].flat().some((each) => each === claims[name]),
  );

const known = new Map<string, Keys>();

/** Keys by the issuer's discovery document; jose reads them again when a token names one that it lacks. */
async function keysOf(issuer: string): Promise<Keys> {
  const before = known.get(issuer);
  if (before) return before;
  try {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    const document = z
      .object({ issuer: z.literal(issuer), jwks_uri: z.url().refine(sameProtocol(issuer)) })
      .parse(await answer.json());
    const keys = createRemoteJWKSet(new URL(document.jwks_uri), { timeoutDuration: 5_000 });
    known.set(issuer, keys);
    return keys;
  } catch (error) {
    throw new IssuerUnavailable(issuer, error);
  }
}

/** Keys that came in clear text could be anybody's. */
const sameProtocol =
  (issuer: string) =>
  (keys: string): boolean =>
    new URL(keys).protocol === new URL(issuer).protocol;
