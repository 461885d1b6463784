import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { nextCookies } from 'better-auth/next-js';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { Db } from '#lib/store/db.ts';
import { accounts, sessions, users, verifications } from '#lib/store/schema/identity.ts';
import { demoSignIn } from './demo-sign-in.ts';
import { withoutValues } from './without-values.ts';

export type AuthSettings = {
  /** Where browsers reach the portal; cookies are `Secure` when it is https. */
  readonly url: string;
  readonly secret: string;
  readonly demoSignIn: boolean;
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
};

/** Name of the OIDC provider in better-auth's routes. */
export const OIDC_PROVIDER = 'oidc';

const NO_TOKENS = { accessToken: null, refreshToken: null, idToken: null };
const EIGHT_HOURS = 8 * 3_600;

/**
 * Sessions and OIDC by better-auth; roles are ours. Accounts come only from the identity provider, or with the
 * embedded cloud from the demo list: there is no registration and no password.
 */
export function createAuth(db: Db, settings: AuthSettings) {
  const adapter = drizzleAdapter(db, {
    provider: 'pg',
    schema: { user: users, session: sessions, account: accounts, verification: verifications },
  });
  return betterAuth({
    baseURL: settings.url,
    secret: settings.secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: (options: Parameters<typeof adapter>[0]) => withoutValues(adapter(options)),
    user: { additionalFields: { groups: { type: 'json', required: false, input: false } } },
    // Not prolonged by use: groups are taken at sign-in, and whoever left one must not keep its roles.
    session: { expiresIn: EIGHT_HOURS, disableSessionRefresh: true },
    // A person is the provider's `sub`: an e-mail address is given to somebody else one day.
    account: { accountLinking: { enabled: false } },
    // Nothing here calls the provider again: its tokens are not kept.
    databaseHooks: {
      account: {
        create: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) },
        update: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) },
      },
    },
    emailAndPassword: { enabled: false },
    advanced: { cookiePrefix: 'yagura', useSecureCookies: settings.url.startsWith('https:') },
    plugins: [
      ...(settings.demoSignIn ? [demoSignIn()] : []),
      ...(settings.oidc ? [oidc(settings.oidc)] : []),
      nextCookies(),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** Groups are taken anew at every sign-in, so that a person who left one loses its roles. */
const oidc = (settings: NonNullable<AuthSettings['oidc']>) =>
  genericOAuth({
    config: [
      {
        providerId: OIDC_PROVIDER,
        clientId: settings.clientId,
        clientSecret: settings.clientSecret,
        discoveryUrl: `${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        scopes: ['openid', 'profile', 'email', 'groups'],
        pkce: true,
        overrideUserInfo: true,
        mapProfileToUser: (profile) => ({ groups: groupsOf(profile) }) as Record<string, unknown>,
      },
    ],
  });

const groupsOf = (profile: Record<string, unknown>): string[] =>
  Array.isArray(profile.groups) ? profile.groups.filter((each) => typeof each === 'string') : [];
