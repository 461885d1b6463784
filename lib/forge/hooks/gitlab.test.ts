import { expect, it } from 'vitest';
import { gitlabListener } from './gitlab.ts';

const header = (headers: Record<string, string>) => (name: string) => headers[name];

// After the example of docs.gitlab.com/user/project/integrations/webhook_events/#merge-request-events; only what is read.
const MERGED = {
  object_kind: 'merge_request',
  project: { path_with_namespace: 'gitlabhq/gitlab-test' },
  object_attributes: {
    ...{ iid: 1, title: 'MS-Viewport', state: 'merged', action: 'merge' },
    ...{ source_branch: 'ms-viewport', target_branch: 'main', updated_at: '2013-12-03 17:23:34 UTC' },
    url: 'http://example.com/diaspora/merge_requests/1',
    merge_commit_sha: 'b'.repeat(40),
    last_commit: { id: 'da1560886d4f094c3e6c9ef40349f7d38b5d27d7' },
  },
};

it('the secret is the token that it sends, whatever its length', async () => {
  const genuine = (token?: string) =>
    gitlabListener.isGenuine(
      'a secret of a test',
      header(token === undefined ? {} : { 'x-gitlab-token': token }),
      '',
    );
  expect(await genuine('a secret of a test')).toBe(true);
  for (const each of [undefined, '', 'a secret of a tesT', 'a secret of a test '])
    expect(await genuine(each)).toBe(false);
});

it('reads what a merge request came to', () => {
  const at = { ...MERGED.object_attributes, url: 'https://gitlab.example.com/diaspora/-/merge_requests/1' };
  expect(gitlabListener.read(header({}), { ...MERGED, object_attributes: at })).toMatchObject({
    repository: 'gitlabhq/gitlab-test',
    notice: { kind: 'pull', pull: { number: 1, state: 'merged', merged: 'b'.repeat(40) } },
  });
});

it('links to no page that is asked for in clear', () => {
  expect(gitlabListener.read(header({}), MERGED)).not.toHaveProperty('notice');
});

it('takes the same delivery for the same, whether or not it names itself', () => {
  const { delivery } = gitlabListener;
  expect(delivery(header({ 'idempotency-key': 'k', 'x-gitlab-event-uuid': 'e' }), '')).toBe('k');
  expect(delivery(header({}), 'one')).toBe(delivery(header({}), 'one'));
  expect(delivery(header({}), 'one')).not.toBe(delivery(header({}), 'two'));
});

it('hears pushes of branches and tags, and nothing else', () => {
  const of = (object_kind: string) =>
    gitlabListener.read(header({}), { ...MERGED, object_kind }).notice?.kind;
  expect(['push', 'tag_push', 'pipeline', 'note'].map(of)).toEqual(['push', 'push', undefined, undefined]);
});
