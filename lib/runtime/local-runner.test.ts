import { expect, it } from 'vitest';
import { missingSettings } from './local-runner.ts';

const named = (problems: string[]) => problems.map((each) => each.split(':')[0]);

it('a local runner names all that it lacks at once', () => {
  expect(named(missingSettings({}, false))).toEqual([
    'DATABASE_URL_RUNNER',
    'YAGURA_PLAN_KEY',
    'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY',
  ]);
});

it('a local runner takes the one database of all processes, and AWS credentials from anywhere', () => {
  const env = { DATABASE_URL: 'postgres://127.0.0.1/yagura', YAGURA_PLAN_KEY: 'key' };
  expect(missingSettings(env, true)).toEqual([]);
});
