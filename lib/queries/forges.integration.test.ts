import { afterAll, beforeAll, expect, it } from 'vitest';
import { configOf } from '#lib/config/source-in-test.ts';
import { reason } from '#lib/domain/reason.ts';
import { instant, seconds } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { claimPosts, settlePost, wantPost } from '#lib/store/forge-posts.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { unasked } from './collector-in-test.ts';
import { forges } from './forges.ts';

const config = configOf(
  `version: 2
repositories: { shop: . }
defaultSystem: shop
access: [{ group: all, role: viewer, on: '*' }]
forge: { github: { app: 1, privateKey: KEY, webhookSecret: HOOK, repositories: { shop: example/shop } } }
systems: { shop: { title: Shop, environments: { dev: { account: '000000000000', region: ap-northeast-1, roles: { read: 'arn:aws:iam::000000000000:role/read' }, watch: { stacks: [x] } } } } }
`,
);
let server: EmbeddedDatabase;
let web: Database;
let collector: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  web = openDatabase(server.urls.web, 'test web', 2);
  collector = openDatabase(server.urls.collector, 'test collector', 2);
});
afterAll(async () => {
  await Promise.all([web?.close(), collector?.close()]);
  await server?.stop();
});

it('tells what stands at a forge, what waits and why, to whoever sees all of the file', async () => {
  const now = instant(Date.now());
  for (const commit of ['a', 'b', 'c'])
    await wantPost(collector.db, 'shop', { kind: 'pulls', commit: commit.repeat(40) }, now);
  const [sent, refused] = await claimPosts(collector.db, 'shop', 2, seconds(30));
  if (!sent || !refused) throw new Error('nothing was claimed');
  await settlePost(collector.db, sent, { sent: now, remote: '1' });
  const failure = reason('answered', { host: 'api.github.com', status: 403, said: 'no' });
  await settlePost(collector.db, refused, { failure, again: undefined });

  const services = {
    ...{ db: web.db, clock: () => instant(Date.now()), collector: unasked },
    config,
  };
  const seenBy = (on: string) =>
    forges.ask(services, { id: 'a', name: 'a', grants: [{ role: 'viewer', on }], via: 'session' }, {});
  expect(await seenBy('*')).toEqual([
    {
      ...{
        repository: 'shop',
        forge: 'github',
        path: 'example/shop',
        page: 'https://github.com/example/shop',
      },
      ...{ sent: 1, waiting: 1, failed: 1, failure },
    },
  ]);
  expect(await seenBy('shop/*')).toEqual([]);
});
