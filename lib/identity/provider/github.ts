import { z } from 'zod';
import { fetchJson } from './fetch-json.ts';
import { challengeOf, codeOrRefusal } from './oidc.ts';
import { SignInFailed } from './problem.ts';
import { shownName } from './shown-name.ts';
import type { Flow, WayIn } from './way-in.ts';

export type GithubSettings = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** `https://github.com`, or where GitHub Enterprise is. */
  readonly url: string;
  /** `https://api.github.com`, or `<url>/api/v3`. */
  readonly apiUrl: string;
};

/** `read:org` lets the teams of private memberships be seen. */
const SCOPE = 'read:org';
const VERSION = '2022-11-28';
const MOST_PAGES = 20;

/**
 * An OAuth app of GitHub. It has no ID token: who somebody is, is what the API answers to a token that was fetched for that.
 * A team is the group `organisation/team`, both as they stand in its address.
 * @see https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export function github({ clientId, clientSecret, url, apiUrl }: GithubSettings): WayIn {
  return {
    id: 'github',
    name: 'GitHub',

    async authorizationUrl({ state, verifier, redirectUri }) {
      const to = new URL(`${url}/login/oauth/authorize`);
      const asked = {
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: SCOPE,
        state,
        allow_signup: 'false',
        code_challenge: challengeOf(verifier),
        code_challenge_method: 'S256',
      };
      for (const [name, value] of Object.entries(asked)) to.searchParams.set(name, value);
      return to;
    },

    async identify(answer, flow) {
      const token = await exchange(codeOrRefusal(answer), flow);
      const user = await asked(`${apiUrl}/user`, token, userSchema);
      return {
        issuer: url,
        subject: String(user.value.id),
        name: shownName(user.value.name, user.value.login),
        email: user.value.email ?? undefined,
        emailVerified: false,
        groups: await teams(token),
      };
    },

    // GitHub has nothing of the kind: whoever is signed in there stays it.
    signOutUrl: async () => undefined,
  };

  async function exchange(code: string, flow: Flow): Promise<string> {
    const form = {
      client_id: clientId,
      client_secret: clientSecret,
      code,
      redirect_uri: flow.redirectUri,
      code_verifier: flow.verifier,
    };
    const init = {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    };
    const { status, body } = await fetchJson(
      `${url}/login/oauth/access_token`,
      init,
      'GitHub token endpoint',
    );
    // An error comes with status 200 too.
    const parsed = tokenSchema.safeParse(body);
    if (status !== 200 || !parsed.success) {
      const error = z.object({ error: z.string().regex(/^[\w.-]{1,60}$/) }).safeParse(body);
      const what = error.success ? error.data.error : `status ${status}`;
      throw new SignInFailed('provider', `GitHub's token endpoint says ${what}`);
    }
    if (!parsed.data.scope.split(/[ ,]+/).includes(SCOPE))
      throw new SignInFailed('provider', `GitHub granted no ${SCOPE}: teams cannot be seen`);
    return parsed.data.access_token;
  }

  async function teams(token: string): Promise<readonly string[]> {
    const groups: string[] = [];
    let page: string | undefined = `${apiUrl}/user/teams?per_page=100`;
    for (let pages = 0; page; pages += 1) {
      if (pages === MOST_PAGES)
        throw new SignInFailed('groups', `GitHub lists more than ${MOST_PAGES} pages of teams`);
      const found: Found<z.infer<typeof teamsSchema>> = await asked(page, token, teamsSchema);
      groups.push(...found.value.map((each) => `${each.organization.login}/${each.slug}`));
      page = nextPage(found.link, apiUrl);
    }
    return groups;
  }
}

const tokenSchema = z.object({
  access_token: z.string().min(1),
  scope: z.string(),
  token_type: z.string().regex(/^bearer$/i),
});
const userSchema = z.object({
  id: z.number().int().positive(),
  login: z.string(),
  name: z.string().nullish(),
  email: z.string().nullish(),
});
const teamsSchema = z.array(z.object({ slug: z.string(), organization: z.object({ login: z.string() }) }));

type Found<Value> = { readonly value: Value; readonly link: string | null };

async function asked<Value>(url: string, token: string, schema: z.ZodType<Value>): Promise<Found<Value>> {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'x-github-api-version': VERSION,
    'user-agent': 'yagura',
  };
  const path = new URL(url).pathname;
  const { status, body, headers: answered } = await fetchJson(url, { headers }, `GitHub ${path}`);
  const parsed = schema.safeParse(body);
  if (status !== 200) throw new SignInFailed('provider', `GitHub's ${path} answered ${status}`);
  if (!parsed.success) throw new SignInFailed('provider', `GitHub's ${path} answered in another form`);
  return { value: parsed.data, link: answered.get('link') };
}

/** The next page by the `Link` header; only of the API itself, since the token goes along. */
function nextPage(link: string | null, apiUrl: string): string | undefined {
  for (const each of (link ?? '').split(',')) {
    const [target = '', ...about] = each.split(';').map((part) => part.trim());
    const address = target.startsWith('<') && target.endsWith('>') ? target.slice(1, -1) : '';
    if (about.includes('rel="next"') && address.startsWith(`${apiUrl}/`)) return address;
  }
  return undefined;
}
