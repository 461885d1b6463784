import { z } from 'zod';
import { ok } from '#lib/domain/result.ts';
import { commentText } from '#lib/words/forge.ts';
import { type Answer, type Asking, ask } from '../ask.ts';
import type { Posting, Wording } from '../forge.ts';

const author = z.looseObject({ id: z.number() });
const note = z.looseObject({ id: z.number(), body: z.string(), author });
const listed = z.array(note);
/** 2,000 notes: a merge request of more is not read to its end. */
const MOST_PAGES = 20;
/** The first line; GitLab does not show it. */
const MARK = '<!-- yagura runs -->';

/** One note a merge request, updated in place. @see https://docs.gitlab.com/api/notes/#merge-requests */
export const putNote = (
  asking: Asking,
  project: string,
  { post, remote, perhapsThere }: Posting<'comment'>,
  wording: Wording,
): Promise<Answer<string>> =>
  putMarkedNote(asking, `${project}/merge_requests/${post.pull}/notes`, {
    ...{ mark: MARK, text: commentText(post, wording), remote, search: perhapsThere },
  });

/**
 * A note that begins with a mark, written by whoever asks: anybody can write one that begins alike.
 * @param at the notes of a merge request, as the interface has them
 */
export async function putMarkedNote(
  asking: Asking,
  at: string,
  {
    mark,
    text,
    remote,
    search,
  }: {
    readonly mark: string;
    readonly text: string;
    readonly remote?: string | undefined;
    readonly search: boolean;
  },
): Promise<Answer<string>> {
  const said = { body: `${mark}\n${text}` };
  const known = remote ?? (search ? await existing(asking, at, mark) : undefined);
  if (known !== undefined && typeof known !== 'string') return known;
  if (known !== undefined) {
    const changed = await ask(asking, 'PUT', `${at}/${known}`, note, said);
    if (changed.ok || changed.error.status !== 404) return idOf(changed);
  }
  return idOf(await ask(asking, 'POST', at, note, said));
}

const idOf = (answer: Answer<z.infer<typeof note>>): Answer<string> =>
  answer.ok ? ok(String(answer.value.id)) : answer;

async function existing(
  asking: Asking,
  at: string,
  mark: string,
): Promise<string | undefined | Extract<Answer<string>, { ok: false }>> {
  const me = await ask(asking, 'GET', '/user', author);
  if (!me.ok) return me;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const found = await ask(asking, 'GET', `${at}?per_page=100&page=${page}`, listed);
    if (!found.ok) return found;
    const mine = found.value.find((each) => each.author.id === me.value.id && each.body.startsWith(mark));
    if (mine) return String(mine.id);
    if (found.value.length < 100) return undefined;
  }
  return undefined;
}
