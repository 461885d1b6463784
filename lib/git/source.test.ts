import { expect, it } from 'vitest';
import { repositorySource } from './source.ts';

it.each([
  ['/srv/git/shop', 'folder', undefined],
  ['https://git.example/team/shop.git', 'https', 'git.example'],
  ['http://127.0.0.1:3000/shop.git', 'https', '127.0.0.1'],
  ['ssh://git@git.example:2222/team/shop.git', 'ssh', 'git.example'],
  ['git@git.example:team/shop.git', 'ssh', 'git.example'],
  ['git.example:team/shop.git', 'ssh', 'git.example'],
])('%s is of kind %s', (named, kind, host) => {
  const read = repositorySource(named);
  expect(read).toMatchObject({ ok: true, value: { kind, url: named, ...(host ? { host } : {}) } });
});

it.each([
  ['shop', 'relative-folder'],
  ['../shop', 'relative-folder'],
  ['https://user:token@git.example/shop.git', 'credential-in-address'],
  ['https://token@git.example/shop.git', 'credential-in-address'],
  ['ssh://git:secret@git.example/shop.git', 'credential-in-address'],
  ['http://git.example/shop.git', 'plain-http'],
  ['git://git.example/shop.git', 'protocol'],
  ['file:///srv/shop', 'not-an-address'],
  ['ext::sh -c touch% /tmp/x', 'not-an-address'],
  ['-oProxyCommand=x:y', 'not-an-address'],
  ['git@-oProxyCommand=x:y', 'not-an-address'],
  ['ssh://-oProxyCommand=x/y', 'not-an-address'],
  ['https:///shop', 'not-an-address'],
])('%s is refused: %s', (named, problem) => {
  expect(repositorySource(named)).toEqual({ ok: false, error: problem });
});
