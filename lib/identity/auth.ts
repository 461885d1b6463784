import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { nextCookies } from 'better-auth/next-js';
import type { Db } from '#lib/store/db.ts';
import { accounts, sessions, users, verifications } from '#lib/store/schema/identity.ts';
import { demoSignIn } from './demo-sign-in.ts';
import { type GithubSettings, github } from './provider/github.ts';
import { type OidcSettings, oidc } from './provider/oidc.ts';
import { providerSignIn } from './provider-sign-in.ts';
import { signInLimit } from './sign-in-limit.ts';
import type { RefusedSignIn, SignInServices } from './sign-in-services.ts';
import { withoutValues } from './without-values.ts';

export type AuthSettings = {
  /** Where browsers reach the portal; cookies are `Secure` when it is https. */
  readonly url: string;
  readonly secret: string;
  readonly demoSignIn: boolean;
  readonly oidc?: OidcSettings;
  readonly github?: GithubSettings;
  /** How long a session lasts, however much it is used. */
  readonly sessionMinutes: number;
  readonly refused: (what: RefusedSignIn) => void;
  readonly now?: () => number;
};

/**
 * Sessions by better-auth; who may open one, and what they may do, is ours. Accounts come only from an identity provider, or
 * with the embedded cloud from the demo list: there is no registration and no password.
 */
export function createAuth(db: Db, settings: AuthSettings) {
  const services = signInServices(db, settings);
  const adapter = drizzleAdapter(db, {
    provider: 'pg',
    schema: { user: users, session: sessions, account: accounts, verification: verifications },
  });
  const auth = betterAuth({
    baseURL: settings.url,
    secret: settings.secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: (options: Parameters<typeof adapter>[0]) => withoutValues(adapter(options)),
    user: { additionalFields: { groups: { type: 'json', required: false, input: false } } },
    // Not prolonged by use: groups are taken at sign-in, and whoever left one must not keep its roles.
    session: {
      ...{ expiresIn: settings.sessionMinutes * 60, disableSessionRefresh: true },
      additionalFields: { authenticatedAt: { type: 'date', required: false, input: false } },
    },
    emailAndPassword: { enabled: false },
    // Its limit counts HTTP requests by a header alone; ours counts sign-ins, whichever way they come.
    rateLimit: { enabled: false },
    advanced: { cookiePrefix: 'yagura', useSecureCookies: services.url.protocol === 'https:' },
    plugins: [demoSignIn(services), providerSignIn(services), nextCookies()],
  });
  return { handler: auth.handler, api: auth.api, signIn: services };
}

export type Auth = ReturnType<typeof createAuth>;

function signInServices(db: Db, settings: AuthSettings): SignInServices {
  const now = settings.now ?? Date.now;
  const ways = [
    ...(settings.oidc ? [oidc(settings.oidc, now)] : []),
    ...(settings.github ? [github(settings.github)] : []),
  ];
  return {
    ...{ db, now, ways, ids: randomUUID, limit: signInLimit(now), refused: settings.refused },
    ...{ url: new URL(settings.url), secret: settings.secret, demo: settings.demoSignIn },
  };
}
