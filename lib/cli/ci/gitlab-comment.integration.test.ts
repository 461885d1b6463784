import { afterEach, beforeEach, expect, it } from 'vitest';
import { startGitlab } from '#lib/forge/gitlab/server-in-test.ts';
import { putNote } from './gitlab-comment.ts';

let gitlab: Awaited<ReturnType<typeof startGitlab>>;
beforeEach(async () => {
  gitlab = await startGitlab();
});
afterEach(() => gitlab.stop());
const place = (token = gitlab.token) => ({
  ...{ api: `${gitlab.url}/api/v4`, project: 'example/shop', mergeRequest: 7, token },
});

it('writes one note, and changes its own in place, whoever else copied the mark', async () => {
  gitlab.notes.push({
    ...{
      id: 1,
      body: '<!-- yagura plan -->\nno changes',
      author: { id: 66, username: 'mallory' },
      system: false,
    },
  });
  const first = await putNote(place(), 'plan', 'one');
  expect(await putNote(place(), 'plan', 'two')).toBe(first);
  await putNote(place(), 'plan items/prod', 'other');
  expect(gitlab.notes.map(({ body }) => body)).toEqual([
    '<!-- yagura plan -->\nno changes',
    '<!-- yagura plan -->\ntwo',
    '<!-- yagura plan items/prod -->\nother',
  ]);
});

it('says what GitLab said, and never the token', async () => {
  const failed = await putNote(place('glpat-of-nobody'), 'plan', 'x').catch((error: unknown) =>
    String(error),
  );
  expect(failed).toContain('401 Unauthorized');
  expect(failed).not.toContain('glpat');
});
