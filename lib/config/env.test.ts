import { describe, expect, it } from 'vitest';
import { BadEnvironment, databaseUrl, loadEnv } from './env.ts';

describe('demo sign-in', () => {
  const on = { YAGURA_DEMO_SIGN_IN: 'on' };
  it.each([
    ['no endpoint', {}],
    ['AWS itself', { AWS_ENDPOINT_URL: 'https://sts.ap-northeast-1.amazonaws.com' }],
    ['a private network', { AWS_ENDPOINT_URL: 'http://10.0.0.5:4566' }],
    ['a name that only looks local', { AWS_ENDPOINT_URL: 'http://localhost.example.com' }],
    [
      'one endpoint elsewhere',
      { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_S3: 'https://s3.example.com' },
    ],
    ['an endpoint that is no address', { AWS_ENDPOINT_URL: 'nonsense' }],
    [
      'a switch that takes the endpoint away (wall row 17)',
      { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
    ],
  ])('refuses to start beside %s', (_, endpoints) => {
    expect(() => loadEnv({ ...on, ...endpoints })).toThrow(BadEnvironment);
  });

  it('starts when every endpoint is loopback', () => {
    expect(loadEnv({ ...on, AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' })).toMatchObject({
      demoSignIn: true,
      embeddedCloud: true,
    });
  });
});

it('names a wrong variable and never its value', () => {
  expect(() => loadEnv({ YAGURA_SESSION_SECRET: 'short-secret' })).toThrow(/YAGURA_SESSION_SECRET/);
  expect(() => loadEnv({ YAGURA_SESSION_SECRET: 'short-secret' })).not.toThrow(/short-secret/);
});

it('takes the database of the process before the one for all', () => {
  const env = loadEnv({ DATABASE_URL: 'postgres://a/b', DATABASE_URL_WEB: 'postgres://c/d' });
  expect([databaseUrl(env, 'web'), databaseUrl(env, 'runner')]).toEqual(['postgres://c/d', 'postgres://a/b']);
  expect(() => databaseUrl(loadEnv({}), 'web')).toThrow(/DATABASE_URL_WEB/);
});
