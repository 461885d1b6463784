import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { github } from './github.ts';
import { challengeOf } from './oidc.ts';
import type { Flow, WayIn } from './way-in.ts';

// A sample, not GitHub: this server answers in the shapes that GitHub documents (authorizing OAuth apps, errors of the access token
// request, `GET /user`, `GET /user/teams`, the `Link` header), shortened, and proves no more than that those are read. Nobody has
// signed in at GitHub itself with this code yet.

type Asked = { readonly path: string; readonly authorization: string | undefined; readonly body: string };

let server: Server;
let base: string;
let way: WayIn;
let asked: Asked[];
let answers: Record<string, { readonly status?: number; readonly body: unknown; readonly link?: string }>;

const flow: Flow = {
  ...{ state: 'a-state', nonce: 'unused', verifier: 'v'.repeat(43) },
  redirectUri: 'https://portal.example.org/api/auth/return/github',
  fresh: false,
};
const SECRET = 'client-secret';

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const path = request.url ?? '';
    asked.push({ path, authorization: request.headers.authorization, body: await bodyOf(request) });
    const answer = answers[path] ?? { status: 404, body: { message: 'Not Found' } };
    response.writeHead(answer.status ?? 200, {
      'content-type': 'application/json',
      ...(answer.link ? { link: answer.link } : {}),
    });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  way = github({ clientId: 'Iv1.client', clientSecret: SECRET, url: base, apiUrl: `${base}/api/v3` });
});
afterAll(() => {
  server.close();
});

const team = (login: string, slug: string) => ({
  ...{ id: 1, node_id: 'T_1', name: slug, slug, privacy: 'closed', permission: 'pull', parent: null },
  organization: { login, id: 2, url: `https://api.github.com/orgs/${login}` },
});

beforeEach(() => {
  asked = [];
  answers = {
    '/login/oauth/access_token': {
      body: { access_token: 'gho_token', scope: 'read:org', token_type: 'bearer' },
    },
    '/api/v3/user': {
      body: { login: 'octocat', id: 583_231, name: 'The Octocat', email: null, type: 'User' },
    },
    '/api/v3/user/teams?per_page=100': {
      body: [team('acme', 'platform')],
      link: `<${base}/api/v3/user/teams?per_page=100&page=2>; rel="next", <${base}/api/v3/user/teams?per_page=100&page=2>; rel="last"`,
    },
    '/api/v3/user/teams?per_page=100&page=2': {
      body: [team('acme', 'on-call'), team('other', 'platform')],
      link: `<${base}/api/v3/user/teams?per_page=100&page=1>; rel="first"`,
    },
  };
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

const identify = (query = 'code=a-code&state=a-state') => way.identify(new URLSearchParams(query), flow);

describe('GitHub', () => {
  it('is asked for organisations, with a challenge', async () => {
    const url = await way.authorizationUrl(flow);
    expect(`${url.origin}${url.pathname}`).toBe(`${base}/login/oauth/authorize`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ client_id: 'Iv1.client', redirect_uri: flow.redirectUri, scope: 'read:org', state: 'a-state' },
      ...{ code_challenge: challengeOf(flow.verifier), code_challenge_method: 'S256' },
    });
    expect(url.href).not.toContain(SECRET);
  });

  it('says who somebody is by number, and the teams of all pages as groups', async () => {
    expect(await identify()).toEqual({
      issuer: base,
      subject: '583231',
      name: 'The Octocat',
      email: undefined,
      emailVerified: false,
      groups: ['acme/platform', 'acme/on-call', 'other/platform'],
    });
    expect(asked.map((each) => each.path)).toEqual(Object.keys(answers));
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toMatchObject({
      ...{ code: 'a-code', client_secret: SECRET, code_verifier: flow.verifier },
    });
    expect(asked.slice(1).every((each) => each.authorization === 'Bearer gho_token')).toBe(true);
  });

  it('calls somebody without a name by the login', async () => {
    answers['/api/v3/user'] = { body: { login: 'octocat', id: 583_231, name: null, email: 'o@example.org' } };
    expect(await identify()).toMatchObject({ name: 'octocat', email: 'o@example.org' });
  });

  it.each<[string, () => void, string, RegExp]>([
    [
      'an error with status 200',
      () => {
        answers['/login/oauth/access_token'] = {
          body: { error: 'bad_verification_code', error_description: 'The code is incorrect or expired.' },
        };
      },
      'provider',
      /bad_verification_code/,
    ],
    [
      'a token that may not see teams',
      () => {
        answers['/login/oauth/access_token'] = {
          body: { access_token: 'gho_token', scope: '', token_type: 'bearer' },
        };
      },
      'provider',
      /read:org/,
    ],
    [
      'a refused question',
      () => {
        answers['/api/v3/user/teams?per_page=100'] = {
          status: 403,
          body: { message: 'Resource protected by organization SAML enforcement.' },
        };
      },
      'provider',
      /user\/teams answered 403/,
    ],
    [
      'a server that is broken',
      () => {
        answers['/api/v3/user'] = { status: 502, body: {} };
      },
      'unreachable',
      /502/,
    ],
    [
      'nobody in particular',
      () => {
        answers['/api/v3/user'] = { body: { login: 'octocat', id: 0 } };
      },
      'provider',
      /another form/,
    ],
  ])('does not sign in by %s', async (_what, arrange, problem, why) => {
    arrange();
    await expect(identify()).rejects.toMatchObject({ problem, message: expect.stringMatching(why) });
  });

  it('does not carry the token to another address that a page of teams names', async () => {
    answers['/api/v3/user/teams?per_page=100'] = {
      body: [team('acme', 'platform')],
      link: `<http://127.0.0.1.example.org/api/v3/user/teams>; rel="next", <${base}.example.org/>; rel="next"`,
    };
    expect((await identify()).groups).toEqual(['acme/platform']);
  });

  it('tells who declined', async () => {
    await expect(identify('error=access_denied&state=a-state')).rejects.toMatchObject({ problem: 'denied' });
    expect(asked).toEqual([]);
  });

  it('has no sign-out of its own', async () => {
    expect(await way.signOutUrl(undefined, new URL('https://portal.example.org/sign-in'))).toBeUndefined();
  });
});
