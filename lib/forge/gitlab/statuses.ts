import { z } from 'zod';
import type { Progress } from '#lib/domain/forge/progress.ts';
import { ok } from '#lib/domain/result.ts';
import { checkName, checkText } from '#lib/words/forge.ts';
import { type Answer, type Asking, ask } from '../ask.ts';
import type { Posting, Wording } from '../forge.ts';

const status = z.looseObject({
  id: z.number(),
  name: z.string(),
  status: z.string(),
  target_url: z.string().nullish(),
});
const listed = z.array(status);
/** GitLab keeps no longer description. */
const LONGEST = 255;

/**
 * One external status a commit and environment. GitLab finds the one of a name that has not ended, refuses to be told
 * that it runs when it does, and makes another beside one that has ended: so what stands there is looked at first.
 * @see https://docs.gitlab.com/api/commits/#set-commit-pipeline-status
 */
export async function putStatus(
  asking: Asking,
  project: string,
  { post }: Posting<'check'>,
  wording: Wording,
): Promise<Answer<string>> {
  const { title, link } = checkText(post, wording);
  const name = checkName(post.environment);
  const state = STATE[post.progress];
  const asked = new URLSearchParams({ name, per_page: '100', order_by: 'id', sort: 'desc' });
  const at = `${project}/repository/commits/${post.commit}/statuses?${asked}`;
  const found = await ask(asking, 'GET', at, listed);
  if (!found.ok) return found;
  const stands = found.value.find((each) => each.name === name);
  const same =
    stands?.status === state && (state === 'pending' || state === 'running' || stands.target_url === link);
  if (same) return ok(String(stands.id));
  const said = { state, name, target_url: link, description: title.slice(0, LONGEST) };
  const answer = await ask(asking, 'POST', `${project}/statuses/${post.commit}`, status, said);
  return answer.ok ? ok(String(answer.value.id)) : answer;
}

/** From `running` there is no way back to `pending`: what waits for a person runs. */
const STATE: Readonly<Record<Progress, 'pending' | 'running' | 'success' | 'failed' | 'canceled'>> = {
  queued: 'pending',
  planning: 'running',
  waiting: 'running',
  running: 'running',
  succeeded: 'success',
  broke: 'failed',
  failed: 'failed',
  attention: 'failed',
  rejected: 'failed',
  expired: 'failed',
  cancelled: 'canceled',
  superseded: 'canceled',
};
