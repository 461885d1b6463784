import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Discovered, discovery } from './discovery.ts';
import { fetchJson } from './fetch-json.ts';
import { FLOW_SECONDS } from './flows.ts';
import { groupsIn } from './groups.ts';
import { verifyIdToken } from './id-token.ts';
import { SignInFailed } from './problem.ts';
import { shownName } from './shown-name.ts';
import type { Flow, ProvenPerson, WayIn } from './way-in.ts';

export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  /** Name of the claim that lists a person's groups. */
  readonly groupsClaim: string;
  readonly name?: string | undefined;
};

/** OpenID Connect by the code flow with PKCE and nonce. */
export function oidc(settings: OidcSettings, now: () => number): WayIn {
  const { issuer, clientId, groupsClaim } = settings;
  const discovered = discovery(issuer, now);
  return {
    id: 'oidc',
    name: settings.name,

    async authorizationUrl({ state, nonce, verifier, redirectUri, fresh }) {
      const url = new URL((await discovered()).authorization_endpoint);
      const asked = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: [...new Set(['openid', ...settings.scopes])].join(' '),
        state,
        nonce,
        code_challenge: challengeOf(verifier),
        code_challenge_method: 'S256',
        // OpenID Connect Core 1.0, section 3.1.2.1: with it the ID token says when the person signed in.
        max_age: fresh ? '0' : REMEMBERED_S,
        ...(fresh ? { prompt: 'login' } : {}),
      };
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
      return url;
    },

    async identify(answer, flow) {
      const provider = await discovered();
      const code = codeIn(answer, provider);
      const { idToken, accessToken } = await exchange(provider, settings, code, flow);
      const claims = await verifyIdToken(idToken, {
        ...{ issuer, clientId, nonce: flow.nonce, keys: provider.keys, now: now() },
        algorithms: provider.id_token_signing_alg_values_supported,
      });
      const authenticatedAt = authenticatedIn(claims.auth_time, flow, now());
      const more = await userinfo(provider, accessToken, claims.sub);
      const groups = groupsIn(claims, groupsClaim) ?? groupsIn(more, groupsClaim) ?? [];
      const said: Readonly<Record<string, unknown>> = { ...more, ...claims };
      const { name, preferred_username, email } = said;
      return {
        ...{ issuer, subject: claims.sub, groups, idToken },
        ...(authenticatedAt === undefined ? {} : { authenticatedAt }),
        name: shownName(name, preferred_username, email, claims.sub),
        email: typeof email === 'string' && email !== '' ? email : undefined,
        emailVerified: said.email_verified === true,
      } satisfies ProvenPerson;
    },

    async signOutUrl(idToken, back) {
      const { end_session_endpoint: end } = await discovered();
      if (!end) return undefined;
      const url = new URL(end);
      url.searchParams.set('client_id', clientId);
      url.searchParams.set('post_logout_redirect_uri', back.href);
      if (idToken) url.searchParams.set('id_token_hint', idToken);
      return url;
    },
  };
}

/** Thirty days: longer than a provider remembers anybody, so that nobody is asked sooner for it. */
const REMEMBERED_S = String(30 * 24 * 60 * 60);

/** How far two clocks may be apart, and how long a sign-in may take. */
const LATEST_MS = (FLOW_SECONDS + 60) * 1_000;

/**
 * When the person proved who they are, epoch milliseconds. Where that was asked anew, a provider must say it, and it must
 * be of this sign-in (section 3.1.3.7, steps 12 and 13). @throws SignInFailed
 */
function authenticatedIn(claim: unknown, { fresh }: Flow, now: number): number | undefined {
  const at = typeof claim === 'number' && Number.isFinite(claim) ? claim * 1_000 : undefined;
  if (fresh && at === undefined)
    throw new SignInFailed('provider', 'ID token: it does not say when the person signed in (auth_time)');
  if (fresh && at !== undefined && at < now - LATEST_MS)
    throw new SignInFailed('provider', 'ID token: the person has not signed in anew (auth_time)');
  // Nobody signs in later than now.
  return at === undefined ? undefined : Math.min(at, now);
}

export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url');

/** RFC 6749 section 4.1.2 and RFC 9207: who answers is checked where the provider says it. */
function codeIn(answer: URLSearchParams, provider: Discovered): string {
  const iss = answer.get('iss');
  if (iss === null && provider.authorization_response_iss_parameter_supported)
    throw new SignInFailed('provider', 'the answer does not say which provider it comes from (iss)');
  if (iss !== null && iss !== provider.issuer)
    throw new SignInFailed('provider', 'the answer comes from another provider (iss)');
  return codeOrRefusal(answer);
}

export function codeOrRefusal(answer: URLSearchParams): string {
  const error = answer.get('error');
  const why = error?.replace(/[^\w.-]/g, '').slice(0, 60);
  if (error === 'access_denied') throw new SignInFailed('denied', 'the provider says access_denied');
  if (error) throw new SignInFailed('provider', `the provider says ${why}`);
  const code = answer.get('code');
  if (!code) throw new SignInFailed('provider', 'the answer has no code');
  return code;
}

const tokens = z.object({
  id_token: z.string(),
  access_token: z.string(),
  token_type: z.string().regex(/^bearer$/i),
});

async function exchange(provider: Discovered, settings: OidcSettings, code: string, flow: Flow) {
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: flow.redirectUri,
    code_verifier: flow.verifier,
  });
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const { clientId, clientSecret } = settings;
  const methods = provider.token_endpoint_auth_methods_supported;
  if (methods.includes('client_secret_basic')) {
    headers.authorization = `Basic ${Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64')}`;
  } else if (methods.includes('client_secret_post')) {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  } else {
    throw new SignInFailed(
      'provider',
      `the token endpoint takes no client secret, only ${methods.join(', ')}`,
    );
  }
  const init = { method: 'POST', headers, body: form.toString() };
  const { status, body } = await fetchJson(provider.token_endpoint, init, 'token endpoint');
  const parsed = tokens.safeParse(body);
  if (status === 200 && parsed.success)
    return { idToken: parsed.data.id_token, accessToken: parsed.data.access_token };
  if (status === 200 && !parsed.success) {
    const lacks = parsed.error.issues.map((each) => each.path.join('.')).join(', ');
    throw new SignInFailed('provider', `the token endpoint's answer lacks ${lacks}`);
  }
  throw new SignInFailed('provider', `the token endpoint answered ${status} ${errorIn(body)}`);
}

/** RFC 6749 section 2.3.1 wants both encoded as in a form before they are joined. */
const formEncoded = (text: string): string => new URLSearchParams({ text }).toString().slice('text='.length);

/** The code of an error, without the words that a provider may put a value in. */
function errorIn(body: unknown): string {
  const parsed = z.object({ error: z.string() }).safeParse(body);
  return parsed.success ? parsed.data.error.replace(/[^\w.-]/g, '').slice(0, 60) : '';
}

/** What the provider adds to the ID token; it must speak of the same person (section 5.3.2). */
async function userinfo(provider: Discovered, accessToken: string, sub: string) {
  const { userinfo_endpoint: url } = provider;
  if (!url) return {};
  const headers = { accept: 'application/json', authorization: `Bearer ${accessToken}` };
  const { status, body } = await fetchJson(url, { headers }, 'userinfo endpoint');
  if (status !== 200) throw new SignInFailed('provider', `the userinfo endpoint answered ${status}`);
  const parsed = z.looseObject({ sub: z.string() }).safeParse(body);
  if (!parsed.success) throw new SignInFailed('provider', 'userinfo names nobody (sub)');
  if (parsed.data.sub !== sub)
    throw new SignInFailed('provider', 'userinfo speaks of another person than the ID token (sub)');
  return parsed.data;
}
