import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { fetchJson } from './fetch-json.ts';
import { SignInFailed } from './problem.ts';

/** What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as it is used. */
const schema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  end_session_endpoint: z.url().optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).default(['RS256']),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
});

export type Discovered = z.infer<typeof schema> & { readonly keys: JWTVerifyGetKey };

const KEPT_FOR_MS = 3_600_000;

/**
 * Asks a provider about itself once an hour; a failure is not kept.
 * @param issuer exactly as the provider writes it, the slash at its end included
 */
export function discovery(issuer: string, now: () => number): () => Promise<Discovered> {
  let kept: { readonly until: number; readonly answer: Promise<Discovered> } | undefined;
  return () => {
    if (kept && now() < kept.until) return kept.answer;
    const answer = discover(issuer);
    kept = { until: now() + KEPT_FOR_MS, answer };
    answer.catch(() => {
      kept = undefined;
    });
    return answer;
  };
}

async function discover(issuer: string): Promise<Discovered> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { status, body } = await fetchJson(url, { headers: { accept: 'application/json' } }, 'discovery');
  if (status !== 200) throw new SignInFailed('provider', `discovery: ${url} answered ${status}`);
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const lacks = parsed.error.issues.map((each) => each.path.join('.')).join(', ');
    throw new SignInFailed('provider', `discovery: ${url} lacks or misstates ${lacks}`);
  }
  const said = parsed.data;
  if (said.issuer !== issuer)
    throw new SignInFailed(
      'provider',
      `OIDC_ISSUER is ${issuer}, but the provider calls itself ${said.issuer}`,
    );
  const { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint, end_session_endpoint } = said;
  for (const each of [
    authorization_endpoint,
    token_endpoint,
    jwks_uri,
    userinfo_endpoint,
    end_session_endpoint,
  ])
    if (each && !asSafeAs(each, issuer))
      throw new SignInFailed('provider', `discovery: ${new URL(each).origin} is not https`);
  return { ...said, keys: keysOf(jwks_uri) };
}

/** TLS everywhere; without it only what stays on this machine, as the issuer itself does. */
const asSafeAs = (endpoint: string, issuer: string): boolean => {
  const { protocol, hostname } = new URL(endpoint);
  const own = new URL(issuer);
  return protocol === 'https:' || (protocol === own.protocol && hostname === own.hostname);
};

/** Keys are fetched when a token names one that is not known, at most each 30 s. */
const keysOf = (url: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(url), {
    [customFetch]: (address, init) => fetch(address, { ...init, redirect: 'error', cache: 'no-store' }),
  });
