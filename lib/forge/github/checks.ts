import { z } from 'zod';
import type { Progress } from '#lib/domain/forge/progress.ts';
import { ok } from '#lib/domain/result.ts';
import { checkName, checkText } from '#lib/words/forge.ts';
import { type Answer, type Asking, ask } from '../ask.ts';
import type { Posting, Wording } from '../forge.ts';

const run = z.looseObject({ id: z.number(), external_id: z.string().nullish() });
const listed = z.looseObject({ check_runs: z.array(run) });

/**
 * One check run a commit and environment. What waits for a person is in progress, so that a branch rule which asks for it holds the
 * merge until it has ended.
 * @see https://docs.github.com/en/rest/checks/runs
 */
export async function putCheckRun(
  asking: Asking,
  repository: string,
  { post, id, remote, perhapsThere }: Posting<'check'>,
  wording: Wording,
): Promise<Answer<string>> {
  const { title, body, link } = checkText(post, wording);
  const name = checkName(post.environment);
  const said = {
    ...{ name, external_id: id, details_url: link, ...STATUS[post.progress] },
    output: { title, summary: body },
  };
  const at = `/repos/${repository}/check-runs`;
  const known =
    remote ?? (perhapsThere ? await existing(asking, repository, post.commit, name, id) : undefined);
  if (known !== undefined && typeof known !== 'string') return known;
  if (known !== undefined) {
    const changed = await ask(asking, 'PATCH', `${at}/${known}`, run, said);
    if (changed.ok || changed.error.status !== 404) return idOf(changed);
  }
  return idOf(await ask(asking, 'POST', at, run, { ...said, head_sha: post.commit }));
}

const idOf = (answer: Answer<z.infer<typeof run>>): Answer<string> =>
  answer.ok ? ok(String(answer.value.id)) : answer;

/** A run that a try before has made and nobody lived to note. */
async function existing(
  asking: Asking,
  repository: string,
  commit: string,
  name: string,
  id: string,
): Promise<string | undefined | Extract<Answer<string>, { ok: false }>> {
  const asked = new URLSearchParams({ check_name: name, filter: 'all', per_page: '100' });
  const found = await ask(
    asking,
    'GET',
    `/repos/${repository}/commits/${commit}/check-runs?${asked}`,
    listed,
  );
  if (!found.ok) return found;
  const mine = found.value.check_runs.find((each) => each.external_id === id);
  return mine && String(mine.id);
}

type Status =
  | { readonly status: 'queued' | 'in_progress' }
  | {
      readonly status: 'completed';
      readonly conclusion: 'success' | 'failure' | 'neutral' | 'cancelled' | 'timed_out' | 'action_required';
    };

const STATUS: Readonly<Record<Progress, Status>> = {
  queued: { status: 'queued' },
  planning: { status: 'in_progress' },
  waiting: { status: 'in_progress' },
  running: { status: 'in_progress' },
  succeeded: { status: 'completed', conclusion: 'success' },
  broke: { status: 'completed', conclusion: 'failure' },
  failed: { status: 'completed', conclusion: 'failure' },
  rejected: { status: 'completed', conclusion: 'failure' },
  attention: { status: 'completed', conclusion: 'action_required' },
  expired: { status: 'completed', conclusion: 'timed_out' },
  cancelled: { status: 'completed', conclusion: 'cancelled' },
  superseded: { status: 'completed', conclusion: 'neutral' },
};
