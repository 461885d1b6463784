import type { Logger } from 'pino';
import { type Env, required } from '#lib/config/env.ts';
import type { AuthSettings } from '#lib/identity/auth.ts';

/** A provider is offered when all of its three settings are there. */
export function authSettings(env: Env, log: Logger): AuthSettings {
  return {
    url: env.YAGURA_URL,
    secret: required(env, 'YAGURA_SESSION_SECRET'),
    demoSignIn: env.demoSignIn,
    sessionMinutes: env.YAGURA_SESSION_MINUTES,
    refused: (what) => log.warn(what, 'sign-in refused'),
    ...oidcSettings(env),
    ...githubSettings(env),
  };
}

function oidcSettings(env: Env): Pick<AuthSettings, 'oidc'> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId || !clientSecret) return {};
  const asked = { scopes: env.OIDC_SCOPES, groupsClaim: env.OIDC_GROUPS_CLAIM, name: env.OIDC_NAME };
  return { oidc: { issuer, clientId, clientSecret, ...asked } };
}

function githubSettings(env: Env): Pick<AuthSettings, 'github'> {
  const { GITHUB_OAUTH_CLIENT_ID: clientId, GITHUB_OAUTH_CLIENT_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret) return {};
  const url = env.GITHUB_OAUTH_URL;
  return { github: { clientId, clientSecret, url, apiUrl: githubApi(url) } };
}

/** GitHub itself and its data residency have the API on a host of its own, GitHub Enterprise Server on a path. */
function githubApi(url: string): string {
  const { protocol, host } = new URL(url);
  const hosted = host === 'github.com' || host.endsWith('.ghe.com');
  return hosted ? `${protocol}//api.${host}` : `${url}/api/v3`;
}
