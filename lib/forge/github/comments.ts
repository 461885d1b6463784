import { z } from 'zod';
import { ok } from '#lib/domain/result.ts';
import { commentText } from '#lib/words/forge.ts';
import { type Answer, type Asking, ask } from '../ask.ts';
import type { Posting, Wording } from '../forge.ts';

const comment = z.looseObject({
  id: z.number(),
  body: z.string().nullish(),
  performed_via_github_app: z.looseObject({ id: z.number() }).nullish(),
});
const listed = z.array(comment);
/** 2,000 comments: a pull request of more is not read to its end. */
const MOST_PAGES = 20;

/** The first line; GitHub does not show it. */
export const MARK = '<!-- yagura runs -->';

/** One comment a pull request, updated in place. @param app whose comment it must be: anybody can write one that begins alike */
export async function putPullComment(
  asking: Asking,
  repository: string,
  app: string,
  { post, remote, perhapsThere }: Posting<'comment'>,
  wording: Wording,
): Promise<Answer<string>> {
  const said = { body: `${MARK}\n${commentText(post, wording)}` };
  const at = `/repos/${repository}/issues`;
  const known =
    remote ?? (perhapsThere ? await existing(asking, `${at}/${post.pull}/comments`, app) : undefined);
  if (known !== undefined && typeof known !== 'string') return known;
  if (known !== undefined) {
    const changed = await ask(asking, 'PATCH', `${at}/comments/${known}`, comment, said);
    if (changed.ok || changed.error.status !== 404) return idOf(changed);
  }
  return idOf(await ask(asking, 'POST', `${at}/${post.pull}/comments`, comment, said));
}

const idOf = (answer: Answer<z.infer<typeof comment>>): Answer<string> =>
  answer.ok ? ok(String(answer.value.id)) : answer;

async function existing(
  asking: Asking,
  path: string,
  app: string,
): Promise<string | undefined | Extract<Answer<string>, { ok: false }>> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const found = await ask(asking, 'GET', `${path}?per_page=100&page=${page}`, listed);
    if (!found.ok) return found;
    const mine = found.value.find(
      ({ body, performed_via_github_app: via }) => body?.startsWith(MARK) && isApp(via, app),
    );
    if (mine) return String(mine.id);
    if (found.value.length < 100) return undefined;
  }
  return undefined;
}

/** The file may name the App by its id or by its client id. */
const isApp = (via: { id: number; client_id?: unknown } | null | undefined, app: string): boolean =>
  String(via?.id) === app || via?.client_id === app;
