import { z } from 'zod';
import type { Progress } from '#lib/domain/forge/progress.ts';
import { ok } from '#lib/domain/result.ts';
import { deploymentText } from '#lib/words/forge.ts';
import { type Answer, type Asking, ask } from '../ask.ts';
import type { Posting, Wording } from '../forge.ts';

const deployment = z.looseObject({ id: z.number(), payload: z.unknown() });
const listed = z.array(deployment);
const status = z.looseObject({ id: z.number(), state: z.string(), log_url: z.string().nullish() });
const statuses = z.array(status);
/** `task` tells them from deployments of others: GitHub lists by it. */
const TASK = 'yagura';

/**
 * One deployment a request, with a status for each change of where it stands.
 * @see https://docs.github.com/en/rest/deployments/deployments
 */
export async function putDeployment(
  asking: Asking,
  repository: string,
  posting: Posting<'deployment'>,
  wording: Wording,
): Promise<Answer<string>> {
  const { remote, perhapsThere } = posting;
  const known: Answer<string> =
    remote === undefined ? await made(asking, repository, posting, wording) : ok(remote);
  if (!known.ok) return known;
  const told = await tell(asking, repository, known.value, posting, wording, perhapsThere);
  if (told.ok || told.error.status !== 404 || remote === undefined) return told.ok ? known : told;
  const anew = await made(asking, repository, posting, wording);
  if (!anew.ok) return anew;
  const again = await tell(asking, repository, anew.value, posting, wording, false);
  return again.ok ? anew : again;
}

async function made(
  asking: Asking,
  repository: string,
  { post, id, perhapsThere }: Posting<'deployment'>,
  wording: Wording,
): Promise<Answer<string>> {
  const at = `/repos/${repository}/deployments`;
  const { commit, environment } = post;
  if (perhapsThere) {
    const asked = new URLSearchParams({ sha: commit, environment, task: TASK, per_page: '100' });
    const found = await ask(asking, 'GET', `${at}?${asked}`, listed);
    if (!found.ok) return found;
    const mine = found.value.find(({ payload }) => isOurs(payload, id));
    if (mine) return ok(String(mine.id));
  }
  const answer = await ask(asking, 'POST', at, deployment, {
    ...{ ref: commit, task: TASK, environment, payload: { yagura: id } },
    description: deploymentText(post, wording).title.slice(0, LONGEST),
    production_environment: post.production,
    // Nothing is merged into it, and its own check is no condition of it.
    ...{ auto_merge: false, required_contexts: [] },
  });
  return answer.ok ? ok(String(answer.value.id)) : answer;
}

/** GitHub keeps no longer description. */
const LONGEST = 140;

async function tell(
  asking: Asking,
  repository: string,
  remote: string,
  { post }: Posting<'deployment'>,
  wording: Wording,
  perhapsThere: boolean,
): Promise<Answer<unknown>> {
  const at = `/repos/${repository}/deployments/${remote}/statuses`;
  const { title, link } = deploymentText(post, wording);
  const state = STATE[post.progress];
  if (perhapsThere) {
    const found = await ask(asking, 'GET', `${at}?per_page=1`, statuses);
    if (!found.ok) return found;
    const [newest] = found.value;
    if (newest?.state === state && newest.log_url === link) return ok(newest);
  }
  const { environment } = post;
  const description = title.slice(0, LONGEST);
  return ask(asking, 'POST', at, status, {
    state,
    log_url: link,
    description,
    environment,
    auto_inactive: true,
  });
}

/** GitHub gives what it was sent back as an object, or as its text. */
function isOurs(payload: unknown, id: string): boolean {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload ?? null);
  return text.includes(`"yagura":"${id}"`) || text.includes(`"yagura": "${id}"`);
}

const STATE: Readonly<
  Record<Progress, 'queued' | 'pending' | 'in_progress' | 'success' | 'failure' | 'error' | 'inactive'>
> = {
  queued: 'queued',
  planning: 'pending',
  waiting: 'pending',
  running: 'in_progress',
  succeeded: 'success',
  broke: 'failure',
  failed: 'failure',
  attention: 'error',
  rejected: 'inactive',
  expired: 'inactive',
  cancelled: 'inactive',
  superseded: 'inactive',
};
