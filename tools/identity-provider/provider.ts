import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair } from 'jose';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { errorPage, signedOutPage, signInPage, signOutPage } from './pages.ts';
import { type Person, somePeople } from './people.ts';

export type IdentityProvider = {
  readonly issuer: string;
  readonly people: readonly Person[];
  /** What its tokens are signed with, for tests that forge one. */
  readonly key: { readonly kid: string; readonly privateKey: CryptoKey };
  readonly stop: () => Promise<void>;
};

export type ProviderOptions = {
  readonly port: number;
  readonly client: { readonly id: string; readonly secret: string };
  /** Where the portal is. */
  readonly portal: string;
  readonly people?: readonly Person[];
  /** Claims in the ID token as well, not in userinfo alone. */
  readonly claimsInIdToken?: boolean;
  /** Changes what an endpoint answered, for tests of answers that no provider should give. */
  readonly tamper?: (path: string, body: Readonly<Record<string, unknown>>) => unknown;
  /** Changes what it says of itself. */
  readonly more?: Configuration;
};

/** `oidc-provider`, certified by the OpenID Foundation, on loopback: it shares no line with what is tested against it. */
export async function startIdentityProvider(options: ProviderOptions): Promise<IdentityProvider> {
  const people = options.people ?? somePeople();
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = 'corp-1';
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port, '127.0.0.1', () => listening());
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const issuer = `http://127.0.0.1:${address.port}`;
  const jwk = { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
  const provider = new Provider(issuer, {
    ...configuration(options, people),
    jwks: { keys: [jwk] },
    ...options.more,
  });
  provider.use(async (ctx, next) => {
    await next();
    if (options.tamper && (ctx.path === '/token' || ctx.path === '/me') && ctx.status === 200)
      ctx.body = await options.tamper(ctx.path, ctx.body as Record<string, unknown>);
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const uid = request.url?.startsWith('/interaction/');
    const answered = uid ? interact(provider, people, request, response) : answer(request, response);
    answered.catch(() => response.destroy());
  });
  return {
    ...{ issuer, people, key: { kid, privateKey } },
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

const configuration = (
  { client, portal, claimsInIdToken = false }: ProviderOptions,
  people: readonly Person[],
): Configuration => ({
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [`${portal}/api/auth/return/oidc`],
      post_logout_redirect_uris: [`${portal}/sign-in`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  claims: {
    openid: ['sub'],
    profile: ['name', 'groups'],
    email: ['email', 'email_verified'],
  },
  conformIdTokenClaims: !claimsInIdToken,
  pkce: { required: () => true },
  cookies: { keys: ['corp cookies on loopback'] },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: async (ctx: KoaContextWithOIDC, form: string) => {
        ctx.body = signOutPage(form);
      },
      postLogoutSuccessSource: async (ctx: KoaContextWithOIDC) => {
        ctx.body = signedOutPage();
      },
    },
  },
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  renderError: async (ctx, out) => {
    ctx.type = 'html';
    ctx.body = errorPage(`${out.error}: ${out.error_description ?? ''}`);
  },
  ttl: { Session: 3_600, Grant: 3_600, Interaction: 600, AccessToken: 600, IdToken: 600 },
  findAccount: (_ctx, sub) => {
    const person = people.find((each) => each.sub === sub);
    if (!person) return undefined;
    const { name, email } = person;
    return {
      accountId: sub,
      claims: async () => ({ sub, name, email, email_verified: true, groups: [...person.groups] }),
    };
  },
  // People of one company are not asked whether the company's portal may know their name.
  async loadExistingGrant(ctx) {
    const { oidc } = ctx;
    if (!oidc.client || !oidc.session?.accountId) return undefined;
    const grant = new oidc.provider.Grant({
      clientId: oidc.client.clientId,
      accountId: oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile email groups');
    await grant.save();
    return grant;
  },
});

/** The page where somebody says who they are. */
async function interact(
  provider: Provider,
  people: readonly Person[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { uid } = await provider.interactionDetails(request, response);
    const form = request.method === 'POST' ? new URLSearchParams(await bodyOf(request)) : undefined;
    if (!form) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(signInPage(`/interaction/${uid}`, people));
      return;
    }
    const person = people.find((each) => each.sub === form.get('sub'));
    if (person)
      person.groups = (form.get('groups') ?? '')
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean);
    const result = person
      ? { login: { accountId: person.sub } }
      : { error: 'access_denied', error_description: 'declined' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } catch (error) {
    response.statusCode = 400;
    response.end(String(error));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
