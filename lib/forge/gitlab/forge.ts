import { z } from 'zod';
import type { GitlabSettings } from '#lib/config/forge-schema.ts';
import type { Pull } from '#lib/domain/forge/pull.ts';
import { reason } from '#lib/domain/reason.ts';
import { err, ok } from '#lib/domain/result.ts';
import { instant } from '#lib/domain/time.ts';
import { type Answer, type Asking, ask } from '../ask.ts';
import type { Forge, Wording } from '../forge.ts';
import { keptPull } from '../pull.ts';
import { putNote } from './notes.ts';
import { putStatus } from './statuses.ts';

export type GitlabAccess = {
  readonly secretNamed: (name: string) => string | undefined;
  readonly fetch: typeof globalThis.fetch;
};

const HASH = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const mergeRequests = z.array(
  z.looseObject({
    iid: z.number().int().positive(),
    title: z.string(),
    web_url: z.string(),
    state: z.enum(['opened', 'closed', 'locked', 'merged']),
    sha: z.string().regex(HASH).nullish(),
    merge_commit_sha: z.string().nullish(),
    source_branch: z.string(),
    target_branch: z.string(),
    updated_at: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
    author: z.looseObject({ username: z.string() }).nullish(),
  }),
);

/**
 * One project on GitLab: commit statuses for checks, a note for the comment. It is told of no deployments: GitLab keeps none of
 * what runs elsewhere with an id of ours, so that one could not be found again.
 */
export function gitlabForge(
  { url, token: variable, language }: GitlabSettings,
  path: string,
  { secretNamed, fetch }: GitlabAccess,
  portal: string,
): Forge {
  const wording: Wording = { language, portal };
  const project = `/projects/${encodeURIComponent(path)}`;
  const authorized = <Value>(what: (asking: Asking) => Promise<Answer<Value>>): Promise<Answer<Value>> => {
    const token = secretNamed(variable);
    if (!token) return Promise.resolve(err({ why: reason('no-variable', { name: variable }) }));
    return what({ api: `${url}/api/v4`, fetch, headers: { 'private-token': token } });
  };
  return {
    check: (posting) => authorized((asking) => putStatus(asking, project, posting, wording)),
    comment: (posting) => authorized((asking) => putNote(asking, project, posting, wording)),
    pullsOf: (commit) =>
      authorized(async (asking) => {
        const found = await ask(
          asking,
          'GET',
          `${project}/repository/commits/${commit}/merge_requests`,
          mergeRequests,
        );
        return found.ok ? ok(found.value.flatMap((each) => pullOf(each) ?? [])) : found;
      }),
  };
}

function pullOf(told: z.infer<typeof mergeRequests>[number]): Pull | undefined {
  const { iid, title, web_url: url, sha, merge_commit_sha: merged, author } = told;
  if (!sha) return undefined;
  const state = told.state === 'merged' || told.state === 'closed' ? told.state : 'open';
  return keptPull({
    ...{ number: iid, title, url, state, head: sha, branch: told.source_branch, base: told.target_branch },
    ...(author ? { author: author.username } : {}),
    ...(state === 'merged' && merged && HASH.test(merged) ? { merged } : {}),
    updatedAt: instant(Date.parse(told.updated_at)),
  });
}
