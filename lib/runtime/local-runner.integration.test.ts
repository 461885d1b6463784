import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '#lib/store/test-database.ts';
import { readToolchain } from '#tools/toolchain.ts';
import { startTestPortal, type TestPortal } from './test-portal.ts';

const ROOT = join(import.meta.dirname, '../..');
let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal?.stop());

it('`deploy --local` takes the run in its own process, follows it to its end and ends itself', async () => {
  const nobody = `http://127.0.0.1:${await freePort()}`;
  const { urls } = portal.server;
  const done = spawnSync(
    process.execPath,
    [join(ROOT, 'bin/portal.ts'), 'deploy', 'dev', '--tf-only', '--ref', 'main', '--local'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: 100_000,
      env: {
        NODE_ENV: 'test',
        PATH: '/usr/bin:/bin',
        HOME: portal.dir,
        DATABASE_URL_WEB: urls.web,
        DATABASE_URL_RUNNER: urls.runner,
        YAGURA_TERRAFORM: readToolchain().terraform,
        YAGURA_CONFIG: join(portal.dir, 'portal.yaml'),
        YAGURA_DATA_DIR: join(portal.dir, 'data'),
        YAGURA_SERVICE_TOKEN: 'for-nobody-in-this-test',
        YAGURA_PLAN_KEY: Buffer.alloc(32, 3).toString('base64'),
        YAGURA_DEMO_SIGN_IN: 'on',
        AWS_ENDPOINT_URL: nobody,
        AWS_REGION: 'ap-northeast-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      },
    },
  );
  // Its folder is not in the commit: the run gets as far as a clone, and no AWS is asked.
  expect(done.stdout, done.stderr).toContain('infrastructure: failed — x is not in the commit');
  expect(done.status).toBe(1);
});
