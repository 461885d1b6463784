import { expect, test } from 'vitest';
import { callerOf } from './callers.ts';

const session = (role: string) => `arn:aws:sts::000000000000:assumed-role/${role}/session`;

test.each([
  [session('yagura-items-dev-deploy-infra'), 'items/dev', 'deploy-infra'],
  [session('yagura-hello-dev-read'), 'hello/dev', 'read'],
  [session('items-prod-api'), 'items/prod', 'api'],
  [session('other'), undefined, undefined],
  ['arn:aws:iam::000000000000:user/collector', undefined, undefined],
  [undefined, undefined, undefined],
])('%s is of %s as %s', (arn, environment, role) => {
  expect(callerOf(arn)).toEqual({ arn, environment, role });
});
