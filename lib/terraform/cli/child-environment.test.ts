import { expect, it } from 'vitest';
import { childEnvironment } from './child-environment.ts';

it('a Terraform process sees no key at all and nothing of the runner', () => {
  process.env.YAGURA_CANARY = 'canary';
  const env = childEnvironment({
    path: '/usr/bin',
    home: '/home/step',
    temporary: '/tmp',
    dataDir: '/work/terraform',
    cliConfig: undefined,
    region: 'ap-northeast-1',
    endpoint: undefined,
  });
  delete process.env.YAGURA_CANARY;
  expect(env).toEqual({
    PATH: '/usr/bin',
    HOME: '/home/step',
    TMPDIR: '/tmp',
    TF_DATA_DIR: '/work/terraform',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    AWS_REGION: 'ap-northeast-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
});
