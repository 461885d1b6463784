import { afterAll, beforeAll, expect, it } from 'vitest';
import { instant, minutes, plus } from '#lib/domain/time.ts';
import { type Database, openDatabase } from '#lib/store/db.ts';
import type { EmbeddedDatabase } from '#lib/store/embedded.ts';
import { putFileVersion } from '#lib/store/file-versions.ts';
import { beat, leaveHeartbeat } from '#lib/store/heartbeats.ts';
import { startTestDatabase } from '#lib/store/test-database.ts';
import { otherFiles } from './web/other-files.ts';

const NOW = instant(1_795_000_000_000);
let server: EmbeddedDatabase;
let runner: Database;
let web: Database;
beforeAll(async () => {
  server = await startTestDatabase();
  runner = openDatabase(server.urls.runner, 'test runner', 2);
  web = openDatabase(server.urls.web, 'test web', 2);
});
afterAll(async () => {
  await Promise.all([runner?.close(), web?.close()]);
  await server?.stop();
});

const config = { current: () => ({ version: 'aaaa0000' }), writtenAt: () => NOW } as never;
const after = (length: number) => () => plus(NOW, minutes(length));

it('another portal.yaml is told of once a change would have arrived, and only of processes that report', async () => {
  await putFileVersion(runner.db, { process: 'runner:vm', version: 'bbbb1111', at: NOW });
  expect(await otherFiles(web.db, config, after(5))).toBeUndefined();
  await beat(runner.db, 'runner:vm:1', 'runner', '1');
  expect(await otherFiles(web.db, config, after(0.5))).toBeUndefined();
  expect(await otherFiles(web.db, config, after(5))).toEqual({
    version: 'aaaa0000',
    others: [{ process: 'runner:vm', version: 'bbbb1111' }],
  });
  await putFileVersion(runner.db, { process: 'runner:vm', version: 'aaaa0000', at: NOW });
  expect(await otherFiles(web.db, config, after(5))).toBeUndefined();
  await leaveHeartbeat(runner.db, 'runner:vm:1');
});
