import { z } from 'zod';
import type { GithubSettings } from '#lib/config/forge-schema.ts';
import { ok } from '#lib/domain/result.ts';
import { type Answer, type Asking, ask } from '../ask.ts';
import type { Forge, Wording } from '../forge.ts';
import type { Tokens } from './auth.ts';
import { putCheckRun } from './checks.ts';
import { putPullComment } from './comments.ts';
import { putDeployment } from './deployments.ts';
import { githubPull, pullOfGithub } from './pull-shape.ts';

const pulls = z.array(githubPull);

/** One repository on GitHub. */
export function githubForge(
  { app, language }: GithubSettings,
  repository: string,
  tokens: Tokens,
  portal: string,
): Forge {
  const wording: Wording = { language, portal };
  const authorized = async <Value>(
    what: (asking: Asking) => Promise<Answer<Value>>,
  ): Promise<Answer<Value>> => {
    const asking = await tokens.of(repository);
    if (!asking.ok) return asking;
    const answer = await what(asking.value);
    if (!answer.ok && answer.error.status === 401) tokens.forget(repository);
    return answer;
  };
  return {
    check: (posting) => authorized((asking) => putCheckRun(asking, repository, posting, wording)),
    comment: (posting) => authorized((asking) => putPullComment(asking, repository, app, posting, wording)),
    deployment: (posting) => authorized((asking) => putDeployment(asking, repository, posting, wording)),
    pullsOf: (commit) =>
      authorized(async (asking) => {
        const path = `/repos/${repository}/commits/${commit}/pulls?per_page=100`;
        const found = await ask(asking, 'GET', path, pulls);
        return found.ok ? ok(found.value.flatMap((each) => pullOfGithub(each) ?? [])) : found;
      }),
  };
}
