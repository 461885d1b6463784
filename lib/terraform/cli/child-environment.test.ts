import { expect, it } from 'vitest';
import { childEnvironment } from './child-environment.ts';

it('a Terraform process sees the credentials of its step and nothing of the runner', () => {
  process.env.YAGURA_CANARY = 'canary';
  const env = childEnvironment({
    path: '/usr/bin',
    home: '/run/home',
    dataDir: '/run/data',
    cliConfig: undefined,
    region: 'ap-northeast-1',
    endpoint: undefined,
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token' },
  });
  delete process.env.YAGURA_CANARY;
  expect(env).toEqual({
    PATH: '/usr/bin',
    HOME: '/run/home',
    TMPDIR: '/run/home',
    TF_DATA_DIR: '/run/data',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    AWS_REGION: 'ap-northeast-1',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: 'token',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
});
