import { createPrivateKey } from 'node:crypto';
import { App } from '@octokit/app';
import { z } from 'zod';
import type { GithubSettings } from '#lib/config/forge-schema.ts';
import { reason } from '#lib/domain/reason.ts';
import { err, ok } from '#lib/domain/result.ts';
import { type Clock, type Instant, minus, minutes, parseInstant } from '#lib/domain/time.ts';
import { type Answer, type Asking, ask } from '../ask.ts';

/** What a token may do, of what the App may: no code is read, nothing is merged. */
const PERMISSIONS = {
  ...{ checks: 'write', deployments: 'write' },
  ...{ metadata: 'read', pull_requests: 'write' },
};
/** A token is good for an hour; what is asked with it takes seconds. */
const SPARE = minutes(5);
const HEADERS = { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' };

const installed = z.looseObject({ id: z.number() });
const given = z.looseObject({
  token: z.string(),
  expires_at: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
});

export type GithubAccess = {
  readonly secretNamed: (name: string) => string | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
};

/** Tokens that are good for one repository alone, each kept for as long as it is good. */
export type Tokens = {
  /** Headers with one. */
  readonly of: (repository: string) => Promise<Answer<Asking>>;
  /** GitHub takes it no more: the next is a new one. */
  readonly forget: (repository: string) => void;
};

/**
 * The App as it is installed on its repositories. It signs as `@octokit/app` does.
 * @see https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation
 */
export function installations(settings: GithubSettings, { secretNamed, fetch, clock }: GithubAccess): Tokens {
  const { app: appId, installation, privateKey, api } = settings;
  const tokens = new Map<string, { readonly token: string; readonly until: Instant }>();
  const asking = (token: string): Asking => ({
    ...{ api, fetch },
    headers: { ...HEADERS, authorization: `Bearer ${token}` },
  });

  /** As the App itself, which may do nothing but ask for a token. */
  async function asApp(): Promise<Answer<Asking>> {
    const key = secretNamed(privateKey)?.replaceAll('\\n', '\n');
    if (!key) return err({ why: reason('no-variable', { name: privateKey }) });
    if (!isPrivateKey(key)) return err({ why: reason('bad-key', { name: privateKey }) });
    const app = new App({ appId, privateKey: key });
    const { token } = (await app.octokit.auth({ type: 'app' })) as { readonly token: string };
    return ok(asking(token));
  }

  async function installationOf(app: Asking, repository: string): Promise<Answer<number>> {
    if (installation !== undefined) return ok(installation);
    const found = await ask(app, 'GET', `/repos/${repository}/installation`, installed);
    if (found.ok) return ok(found.value.id);
    return found.error.status === 404 ? err({ why: reason('not-installed', { repository }) }) : found;
  }

  async function tokenFor(repository: string): Promise<Answer<Asking>> {
    const kept = tokens.get(repository);
    if (kept && kept.until > clock()) return ok(asking(kept.token));
    const app = await asApp();
    if (!app.ok) return app;
    const id = await installationOf(app.value, repository);
    if (!id.ok) return id;
    const asked = { repositories: [repository.split('/')[1]], permissions: PERMISSIONS };
    const answer = await ask(app.value, 'POST', `/app/installations/${id.value}/access_tokens`, given, asked);
    if (!answer.ok) return answer;
    const { token, expires_at: ends } = answer.value;
    tokens.set(repository, { token, until: minus(parseInstant(ends), SPARE) });
    return ok(asking(token));
  }

  return { of: tokenFor, forget: (repository) => void tokens.delete(repository) };
}

function isPrivateKey(text: string): boolean {
  try {
    return createPrivateKey(text).type === 'private';
  } catch {
    return false;
  }
}
