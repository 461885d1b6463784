import { expect, it } from 'vitest';
import { awsKeys, awsSettings } from './aws-settings.ts';

const SOURCE = {
  ...{ AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'hidden', AWS_SESSION_TOKEN: 'hidden too' },
  ...{
    AWS_CONTAINER_AUTHORIZATION_TOKEN: 'hidden as well',
    AWS_REGION: 'ap-northeast-1',
    AWS_PROFILE: 'runner',
  },
  ...{
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    HOME: '/home/runner',
    DATABASE_URL: 'postgres://u:hidden@h/d',
  },
};

it('wall row 1: what goes on by an environment says where keys are, and is none', () => {
  expect(awsSettings(SOURCE)).toEqual({
    AWS_REGION: 'ap-northeast-1',
    AWS_PROFILE: 'runner',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    HOME: '/home/runner',
  });
  expect(awsKeys(SOURCE)).toEqual({
    accessKeyId: 'AKIATEST',
    secretAccessKey: 'hidden',
    sessionToken: 'hidden too',
  });
  expect(awsKeys({ AWS_PROFILE: 'runner' })).toBeUndefined();
});
