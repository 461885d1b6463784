import { z } from 'zod';

/** Where a comment goes, and who writes it. */
export type CommentPlace = {
  /** `https://api.github.com`, or that of a GitHub Enterprise Server. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequest: number;
  readonly token: string;
  /** Whose comment is updated: anybody can write one that begins alike. */
  readonly author: string;
};

const comments = z.array(
  z.looseObject({
    id: z.number(),
    body: z.string().optional(),
    html_url: z.string(),
    user: z.looseObject({ login: z.string() }).nullable(),
  }),
);
const written = z.looseObject({ html_url: z.string() });

/** A pull request of more pages than these is not read to its end: 2,000 comments. */
const MOST_PAGES = 20;
const ANSWER_WITHIN_MS = 30_000;

/**
 * One comment a pull request and mark: written the first time, updated in place after.
 * @returns its address
 * @throws Error with GitHub's own message; never with the token
 */
export async function putComment(place: CommentPlace, mark: string, text: string): Promise<string> {
  const body = `${marker(mark)}\n${text}`;
  const mine = await ownComment(place, mark);
  const answer = mine
    ? await ask(place, 'PATCH', `/repos/${place.repository}/issues/comments/${mine}`, { body })
    : await ask(place, 'POST', `/repos/${place.repository}/issues/${place.pullRequest}/comments`, { body });
  return written.parse(answer).html_url;
}

/** The first line of the comment; GitHub does not show it. */
export const marker = (mark: string): string => `<!-- yagura ${mark} -->`;

async function ownComment(place: CommentPlace, mark: string): Promise<number | undefined> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `/repos/${place.repository}/issues/${place.pullRequest}/comments?per_page=100&page=${page}`;
    const listed = comments.parse(await ask(place, 'GET', path));
    const own = listed.find(
      ({ body, user }) => user?.login === place.author && body?.startsWith(marker(mark)),
    );
    if (own) return own.id;
    if (listed.length < 100) return undefined;
  }
  return undefined;
}

async function ask(
  { api, token }: CommentPlace,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(`${api}${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'yagura',
      'x-github-api-version': '2022-11-28',
    },
    // The token goes to the address that was given, and nowhere else.
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (answer.ok) return JSON.parse(text);
  throw new Error(`GitHub refused ${method} ${path.split('?')[0]}: ${answer.status} ${messageOf(text)}`);
}

function messageOf(text: string): string {
  try {
    return z.looseObject({ message: z.string() }).parse(JSON.parse(text)).message;
  } catch {
    return text.slice(0, 200);
  }
}
