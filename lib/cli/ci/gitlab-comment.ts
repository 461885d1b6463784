import type { ask } from '#lib/forge/ask.ts';
import { putMarkedNote } from '#lib/forge/gitlab/notes.ts';
import { marker } from './github-comment.ts';

/** Where a note goes. */
export type NotePlace = {
  /** `https://gitlab.com/api/v4`: `CI_API_V4_URL` of a job. */
  readonly api: string;
  /** Number or path of the project. */
  readonly project: string;
  readonly mergeRequest: number;
  /** May write notes; a job's own token may not. */
  readonly token: string;
};

/** GitLab refuses a longer note: characters. */
export const LONGEST_NOTE = 1_000_000;
const ANSWER_WITHIN_MS = 30_000;

/**
 * One note a merge request and mark, written by whoever the token is of: made the first time, updated in place after.
 * @returns its number
 * @throws Error with GitLab's own message; never with the token
 */
export async function putNote(
  { api, project, mergeRequest, token }: NotePlace,
  mark: string,
  text: string,
): Promise<string> {
  const asking = {
    api,
    headers: { 'private-token': token },
    // A job's GitLab is where the job runs, private or not; the token goes to that address, and nowhere else.
    fetch: ((address, init) =>
      fetch(address, {
        ...init,
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })) as typeof fetch,
  } satisfies Parameters<typeof ask>[0];
  const at = `/projects/${encodeURIComponent(project)}/merge_requests/${mergeRequest}/notes`;
  const answer = await putMarkedNote(asking, at, { mark: marker(mark), text, search: true });
  if (answer.ok) return answer.value;
  const { params, code } = answer.error.why;
  throw new Error(`GitLab refused ${at}: ${[code, ...Object.values(params)].join(' ')}`);
}
